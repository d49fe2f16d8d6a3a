# Rscript tests/oracles/derive-median-mad.R > tests/oracles/derive-median-mad.json
# Scores are means of 1 to k answers, as scales give them; NA: not scored.
set.seed(20240502)
draw <- function(n, k, codes, p) {
  sapply(seq_len(n), function(i) {
    answered <- sample(ceiling(k / 2):k, 1)
    mean(sample(codes, answered, replace = TRUE, prob = p))
  })
}
samples <- list(
  list(kind = "risk", score = c(draw(61, 3, 1:4, c(.4, .35, .2, .05)), NA, NA)),
  list(kind = "risk", score = draw(80, 7, 1:4, c(.3, .3, .3, .1))),
  list(kind = "protective", score = draw(75, 4, 1:4, c(.1, .2, .4, .3))),
  list(kind = "protective", score = c(draw(40, 8, 0:4, c(.1, .2, .3, .3, .1)), NA)),
  list(kind = "risk", score = draw(50, 4, 0:8, c(.96, rep(.005, 8)))),
  list(kind = "risk", score = c(1, 1, 2, 2)),
  list(kind = "protective", score = 3)
)
num <- function(x) ifelse(is.na(x), "null", sprintf("%.17g", x))
derive <- function(x, kind, spread, multiplier) {
  x <- x[!is.na(x)]
  width <- if (spread == "median-absolute-deviation") mad(x, constant = 1) else mean(abs(x - median(x)))
  value <- median(x) + (if (kind == "risk") 1 else -1) * multiplier * width
  beyond <- if (kind == "risk") mean(x > value + 1e-9) else mean(x >= value - 1e-9)
  sprintf('{ "spread": "%s", "multiplier": %s, "width": %s, "value": %s, "respondents": %d, "beyond": %s }',
          spread, multiplier, num(width), num(value), length(x), num(beyond))
}
case <- function(s) {
  rows <- c(derive(s$score, s$kind, "median-absolute-deviation", 0.15),
            derive(s$score, s$kind, "mean-absolute-deviation", 0.15),
            derive(s$score, s$kind, "median-absolute-deviation", 0.5))
  paste0('    { "kind": "', s$kind, '", "scores": [', paste(num(s$score), collapse = ", "),
         '],\n      "derived": [\n        ', paste(rows, collapse = ",\n        "), "\n      ] }")
}
cat('{\n  "oracle": "', R.version.string, ', stats::median, stats::mad(constant = 1)",\n', sep = "")
cat('  "cases": [\n', paste(sapply(samples, case), collapse = ",\n"), "\n  ]\n}\n", sep = "")
