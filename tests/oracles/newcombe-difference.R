# Differences of two shares from Wilson intervals, and the limits that Newcombe (1998), Statistics in
# Medicine 17, 873-890, table II, method 10, prints to four decimals.
# Rscript tests/oracles/newcombe-difference.R > tests/oracles/newcombe-difference.json
cases <- list(c(56, 70, 48, 80, .0524, .3339), c(9, 10, 3, 10, .1705, .8090), c(6, 7, 2, 7, .0582, .8062), c(5, 56, 0, 29, -.0381, .1926),
              c(0, 10, 0, 20, -.1611, .2775), c(0, 10, 0, 10, -.2775, .2775), c(10, 10, 0, 20, .6791, 1), c(10, 10, 0, 10, .6075, 1))
wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int
row <- function(k) {
  a <- wilson(k[1], k[2]); b <- wilson(k[3], k[4]); p <- k[1] / k[2]; q <- k[3] / k[4]
  low <- p - q - sqrt((p - a[1])^2 + (b[2] - q)^2); high <- p - q + sqrt((a[2] - p)^2 + (q - b[1])^2)
  stopifnot(abs(low - k[5]) < 5.1e-5, abs(high - k[6]) < 5.1e-5)
  sprintf('    { "first": { "value": %.17g, "low": %.17g, "high": %.17g }, "second": { "value": %.17g, "low": %.17g, "high": %.17g }, "low": %.17g, "high": %.17g, "printedLow": %.4f, "printedHigh": %.4f }',
          p, max(0, a[1]), min(1, a[2]), q, max(0, b[1]), min(1, b[2]), low, high, k[5], k[6])
}
cat('{\n  "oracle": "', R.version.string, ', stats::prop.test(correct = FALSE); Newcombe (1998), table II, method 10",\n  "cases": [\n', sep = "")
cat(paste(sapply(cases, row), collapse = ",\n"), "\n  ]\n}\n", sep = "")
