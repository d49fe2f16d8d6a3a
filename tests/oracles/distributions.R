# Quantiles and tails of the beta, t and normal distributions, 17 digits.
# Rscript tests/oracles/distributions.R > tests/oracles/distributions.json
put <- function(name, g) sprintf('"%s": [\n%s\n]', name,
  paste(apply(g, 1, function(r) paste0("  [", paste(sprintf("%.17g", r), collapse = ", "), "]")), collapse = ",\n"))

qb <- expand.grid(p = c(.025, .975, .5, .001), a = c(.01, .5, 1, 3.4, 25, 300, 5000), b = c(.02, 1, 2, 40.7, 600, 9000))
qb$q <- qbeta(qb$p, qb$a, qb$b)

pb <- expand.grid(x = c(1e-6, .01, .2, .5, .9, .999), a = c(.05, .5, 1, 3.4, 60, 900), b = c(.1, 1, 2.5, 40.7, 700))
pb$lower <- pbeta(pb$x, pb$a, pb$b)
pb$upper <- pbeta(pb$x, pb$a, pb$b, lower.tail = FALSE)
pb <- pb[pb$lower > 1e-250 & pb$upper > 1e-250, ]

qt_ <- expand.grid(p = c(.025, .975, .005, .9, 1e-9), df = c(.7, 1, 2, 2.5, 3, 7, 15, 39, 117.3, 921, 1e5, Inf))
qt_$q <- qt(qt_$p, qt_$df)
qt_$df[is.infinite(qt_$df)] <- -1 # JSON has no infinity: -1 stands for it

pt_ <- expand.grid(t = c(0, .001, .6, 1.96, 5, 12, 40), df = c(.7, 1, 2.5, 7, 39, 921, 1e5, Inf))
pt_$p <- 2 * pt(-abs(pt_$t), pt_$df)
pt_$df[is.infinite(pt_$df)] <- -1
pt_ <- pt_[pt_$p > 1e-250, ]

pn <- data.frame(z = c(-37, -20, -8.3, -5, -3, -2.0001, -1.9999, -1, -.3, -1e-9, 0, .3, 1, 1.96, 3.5, 6))
pn$p <- pnorm(pn$z)
qn <- data.frame(p = c(1e-300, 1e-100, 1e-16, 1e-7, .001, .025, .3, .4999, .5, .6, .975, .999999))
qn$z <- qnorm(qn$p)

cat('{\n"oracle": "', R.version.string, ', stats",\n', sep = "")
cat(paste(c(put("qbeta", qb), put("pbeta", pb), put("qt", qt_), put("ptTwoSided", pt_), put("pnorm", pn), put("qnorm", qn)), collapse = ",\n"), "\n}\n", sep = "")
