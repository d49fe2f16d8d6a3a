# Rscript tests/oracles/fay-herriot.R > tests/oracles/fay-herriot.json
# Needs the package metafor, whose random-effects model without moderators is the model of Fay and
# Herriot with an intercept only. Restricted: variance, mean and predictions are those of rma(REML) and
# blup(). Adjusted (Li & Lahiri 2010): the variance is where the slope of the likelihood, written out
# here, is 0; mean and predictions are those of rma() and blup() for that variance. Both variances are
# looked for a second time with optimize(). The third term of the mean squared error is written from
# Datta & Lahiri (2000); metafor does not have it.
# The first case is published: Viechtbauer (2010), Journal of Statistical Software 36(3), 13 trials of
# BCG: variance 0.3132, mean -0.7145.
suppressMessages(library(metafor))
control <- list(threshold = 1e-15, maxiter = 100000)
bcg <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
set.seed(20240502)
simulated <- function(m, between, n) {
  p <- plogis(qlogis(.3) + sqrt(between) * rnorm(m)); size <- round(n * runif(m, .3, 2)); k <- rbinom(m, size, p)
  list(y = log((k + .5) / (size - k + .5)), v = 1 / (k + .5) + 1 / (size - k + .5))
}
cases <- list(bcg = list(y = as.numeric(bcg$yi), v = as.numeric(bcg$vi)),
  `areas 18` = simulated(18, .2, 80), `areas 8, near` = simulated(8, .02, 60), `areas 40` = simulated(40, .5, 30),
  `areas 12, alike` = list(y = c(-.8, -.82, -.79, -.81, -.8, -.78, -.83, -.8, -.8, -.81, -.79, -.8), v = seq(.02, .13, .01)),
  `areas 4` = list(y = c(-1, 0, 2, .4), v = c(.1, .2, .4, .3)))
number <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ", "), "]")

minus2l <- function(A, y, v, adjusted) {
  w <- 1 / (A + v); mu <- sum(w * y) / sum(w)
  sum(log(A + v)) + log(sum(w)) + sum(w * (y - mu)^2) - if (adjusted) 2 * log(A) else 0
}
adjusted_variance <- function(y, v) {
  slope <- function(A) {
    w <- 1 / (A + v); mu <- sum(w * y) / sum(w)
    sum(w^2 * (y - mu)^2) + sum(w^2) / sum(w) - sum(w) + 2 / A
  }
  uniroot(slope, c(1e-8, sum((y - mean(y))^2) + sum(v)), tol = 1e-16, maxiter = 10000)$root
}
predicted <- function(y, v, method) {
  A <- if (method == "restricted") rma(y, v, method = "REML", control = control)$tau2 else adjusted_variance(y, v)
  again <- optimize(minus2l, c(0, sum((y - mean(y))^2) + sum(v)), y, v, method == "adjusted", tol = 1e-12)$minimum
  stopifnot(abs(again - A) < 1e-6)
  fit <- rma(y, v, tau2 = A); b <- blup(fit); w <- 1 / (A + v)
  list(A = A, mean = as.numeric(fit$beta), value = b$pred, mse = b$se^2 + 2 * v^2 * w^3 * 2 / sum(w^2))
}
case <- function(name, method) {
  y <- cases[[name]]$y; v <- cases[[name]]$v; fit <- predicted(y, v, method)
  sprintf('    { "name": "%s", "method": "%s", "y": %s, "v": %s, "varianceBetween": %.17g, "mean": %.17g, "values": %s, "meanSquaredErrors": %s }',
    name, method, number(y), number(v), fit$A, fit$mean, number(fit$value), number(fit$mse))
}

# Shares of one municipality: 0 % in an area, two areas with a design effect, one with fewer
# effective respondents than respondents, one with more.
p <- c(12 / 80, 0, 31 / 120, 9 / 40, .185, 22 / 150, .31, 5 / 25, 44 / 300)
n <- c(80, 22, 120, 40, 95, 150, 60, 25, 300)
effective <- c(79, 22, 119, 39, 51.25, 149, 70.5, 24, 299)
size <- pmin(n, effective); x <- size * p; P <- sum(x) / sum(size)
shares <- predicted(log((x + .5) / (size - x + .5)), 1 / (size * P * (1 - P)), "adjusted")
reach <- qnorm(.975) * sqrt(shares$mse)
municipality <- sprintf('{ "values": %s, "respondents": %s, "effectiveRespondents": %s, "modelled": %s, "lows": %s, "highs": %s, "shrinkages": %s }',
  number(p), number(n), number(effective), number(plogis(shares$value)), number(plogis(shares$value - reach)),
  number(plogis(shares$value + reach)), number(1 / (size * P * (1 - P)) / (shares$A + 1 / (size * P * (1 - P)))))

rows <- c(sapply(names(cases), case, "restricted"), sapply(names(cases), case, "adjusted"))
cat('{\n  "oracle": "', R.version.string, ', metafor ', as.character(packageVersion("metafor")), '",\n  "cases": [\n', sep = "")
cat(paste(rows, collapse = ",\n"), '\n  ],\n  "municipality": ', municipality, "\n}\n", sep = "")
