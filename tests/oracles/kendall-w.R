# Rscript tests/oracles/kendall-w.R > tests/oracles/kendall-w.json
# Kendall's W with the correction for ties, by its definition and as Friedman's chi-squared / (m (n - 1));
# p by the beta distribution of Kendall and Babington Smith, as the F of the same degrees of freedom.
w <- function(x) {
  r <- t(apply(x, 1, rank)); m <- nrow(r); n <- ncol(r)
  ties <- sum(apply(r, 1, function(row) { t <- table(row); sum(t^3 - t) }))
  W <- 12 * sum((colSums(r) - m * (n + 1) / 2)^2) / (m^2 * (n^3 - n) - m * ties)
  friedman <- unname(friedman.test(x)$statistic) / (m * (n - 1))
  stopifnot(abs(W - friedman) < 1e-12)
  v1 <- n - 1 - 2 / m; v2 <- (m - 1) * v1
  p <- pf((m - 1) * W / (1 - W), v1, v2, lower.tail = FALSE)
  list(W, p)
}
set.seed(1)
random <- function(m, n, places) matrix(sample(places, m * n, replace = TRUE), m)
cases <- list(
  rbind(c(1, 2, 3, 4, 5), c(1, 3, 2, 4, 5), c(2, 1, 3, 5, 4), c(1, 2, 4, 3, 5)),
  rbind(c(1, 2, 3), c(3, 2, 1), c(2, 1, 3)),
  rbind(c(1, 2, 2, 4, 4, 4), c(1, 1, 3, 3, 3, 6), c(2, 1, 3, 4, 5, 5), c(1, 2, 3, 3, 3, 3)),
  rbind(c(1, 1, 1, 1), c(1, 2, 3, 4), c(4, 3, 2, 1), c(1, 2, 2, 3)),
  rbind(c(1, 2, 3, 4, 5, 6, 7, 8), c(8, 7, 6, 5, 4, 3, 2, 1.5)),
  random(12, 8, 1:8), random(25, 5, 1:3), random(5, 20, 1:20), t(replicate(9, sample(10))))
list_ <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ", "), "]")
rows <- function(x) paste0("[", paste(apply(x, 1, list_), collapse = ", "), "]")
line <- function(x) sprintf('    { "orders": %s, "w": %.17g, "p": %.17g }', rows(x), w(x)[[1]], w(x)[[2]])
cat('{\n  "oracle": "', R.version.string, ', stats::friedman.test and stats::pf",\n  "cases": [\n', sep = "")
cat(paste(sapply(cases, line), collapse = ",\n"), "\n  ]\n}\n", sep = "")
