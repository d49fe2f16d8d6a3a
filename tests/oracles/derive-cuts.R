# Rscript tests/oracles/derive-cuts.R > tests/oracles/derive-cuts.json
# Weighted quantiles: Hmisc::wtd.quantile(type = "quantile", normwt = TRUE), and without weights
# stats::quantile(type = 7). Contrast: every threshold of pROC::roc without weights; with weights, and
# the choice among equal ones, the formula. Scores are means of 1 to k answers, as scales give them.
suppressPackageStartupMessages({ library(Hmisc); library(pROC) })
set.seed(20240611)
draw <- function(n, k, codes, p) sapply(seq_len(n), function(i)
  mean(sample(codes, sample(ceiling(k / 2):k, 1), replace = TRUE, prob = p)))
weights <- list(none = function(n) rep(1, n), any = function(n) round(runif(n, .3, 3), 3),
                few = function(n) sample(c(.5, 1, 2.25), n, replace = TRUE), zero = function(n) sample(c(0, 1, 1.5), n, TRUE))
samples <- list()
for (w in names(weights)) for (kind in c("risk", "protective")) for (n in c(23, 88, 401)) {
  score <- draw(n, 4, 1:4, if (kind == "risk") c(.4, .35, .2, .05) else c(.1, .2, .4, .3))
  has <- rbinom(n, 1, plogis((if (kind == "risk") 1 else -1) * 1.2 * (score - 2.2)))
  has[sample(n, 3)] <- NA
  samples[[length(samples) + 1]] <- list(kind = kind, weights = w, score = score, weight = weights[[w]](n), has = has)
}
quantile7 <- function(x, w, p) {
  keep <- w > 0
  unname(wtd.quantile(x[keep], w[keep], probs = p, type = "quantile", normwt = TRUE))
}
check_plain <- function(x, p) unname(quantile(x, p, type = 7))
past <- function(x, kind, cut) if (kind == "risk") x > cut + 1e-9 else x >= cut - 1e-9
right <- function(s, cut, having) {   # weighted share sorted rightly: sensitivity, specificity
  in_group <- !is.na(s$has) & s$has == (if (having) 1 else 0) & s$weight > 0
  at_risk <- past(s$score, s$kind, cut) == (s$kind == "risk")
  ok <- if (having) at_risk else !at_risk
  sum(s$weight[in_group & ok]) / sum(s$weight[in_group])
}
contrast <- function(s) {
  use <- !is.na(s$has) & s$weight > 0
  x <- sort(unique(round(s$score[use], 12)))
  cuts <- (head(x, -1) + tail(x, -1)) / 2
  sens <- sapply(cuts, right, s = s, having = TRUE)
  spec <- sapply(cuts, right, s = s, having = FALSE)
  J <- sens + spec - 1
  best <- which(J > max(J) - 1e-12)
  best <- best[which.min(round(abs(sens - spec)[best], 12))]
  if (all(s$weight == 1)) {            # the same thresholds and values as pROC has
    r <- roc(s$has[use], s$score[use], direction = if (s$kind == "risk") "<" else ">", quiet = TRUE)
    b <- coords(r, "best", best.method = "youden", ret = c("threshold", "sensitivity", "specificity"), transpose = FALSE)
    stopifnot(any(abs(b$threshold - cuts[best]) < 1e-9))
    at <- which.min(abs(b$threshold - cuts[best]))
    stopifnot(abs(b$sensitivity[at] - sens[best]) < 1e-12, abs(b$specificity[at] - spec[best]) < 1e-12)
  }
  list(cut = cuts[best], sens = sens[best], spec = spec[best])
}
num <- function(x) ifelse(is.na(x), "null", sprintf("%.17g", x))
list_of <- function(x) paste0("[", paste(num(x), collapse = ", "), "]")
row <- function(s, method, cut, extra = "") {
  use <- s$weight > 0
  beyond <- sum(s$weight[use & past(s$score, s$kind, cut)]) / sum(s$weight[use])
  sprintf('{ "method": "%s"%s, "value": %s, "beyond": %s, "sensitivity": %s, "specificity": %s }', method, extra,
          num(cut), num(beyond), num(right(s, cut, TRUE)), num(right(s, cut, FALSE)))
}
case <- function(s) {
  sign <- if (s$kind == "risk") 1 else -1
  M <- quantile7(s$score, s$weight, .5)
  use <- s$weight > 0
  D <- c(median = quantile7(abs(s$score - M), s$weight, .5),
         mean = sum(s$weight[use] * abs(s$score[use] - M)) / sum(s$weight[use]))
  P <- function(p) if (s$kind == "risk") p else 100 - p
  if (all(s$weight == 1)) {
    stopifnot(abs(M - median(s$score)) < 1e-12, abs(D["median"] - mad(s$score, constant = 1)) < 1e-12)
    for (p in c(10, 33.3, 75, 90)) stopifnot(abs(quantile7(s$score, s$weight, p / 100) - check_plain(s$score, p / 100)) < 1e-12)
  }
  k <- contrast(s)
  rows <- c(row(s, "median-mad", M + sign * .15 * D["median"], ', "spread": "median-absolute-deviation"'),
            row(s, "median-mad", M + sign * .15 * D["mean"], ', "spread": "mean-absolute-deviation"'),
            sapply(c(60, 66.7, 75, 90), function(p)
              row(s, "percentile", quantile7(s$score, s$weight, P(p) / 100), sprintf(', "percentile": %s', p))),
            row(s, "contrast", k$cut))
  paste0('    { "kind": "', s$kind, '", "weights": "', s$weights, '",\n      "scores": ', list_of(s$score),
         ',\n      "weight": ', list_of(s$weight), ',\n      "has": ', list_of(s$has),
         ',\n      "derived": [\n        ', paste(rows, collapse = ",\n        "), "\n      ] }")
}
cat('{\n  "oracle": "', R.version.string, ", Hmisc ", as.character(packageVersion("Hmisc")), ", pROC ",
    as.character(packageVersion("pROC")), '",\n', sep = "")
cat('  "cases": [\n', paste(sapply(samples, case), collapse = ",\n"), "\n  ]\n}\n", sep = "")
