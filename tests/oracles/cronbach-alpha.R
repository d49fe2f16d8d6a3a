# Rscript tests/oracles/cronbach-alpha.R > tests/oracles/cronbach-alpha.json
# R psych on the invented survey of data-samples (CC0), reversed as the instrument says, and on drawn
# answers with gaps. Run from the root of the repository.
suppressMessages(library(psych))
survey <- read.csv("data-samples/linkoping-2024.csv", check.names = FALSE)
take <- function(scale, n, reversed, most, codes) {
  x <- as.matrix(survey[, paste0(scale, "_", 1:n)])
  x[!(x %in% codes)] <- NA
  for (i in reversed) x[, i] <- most - x[, i]
  x
}
set.seed(20240503)
drawn <- local({
  trait <- rnorm(60)
  x <- sapply(1:5, function(i) findInterval(trait * c(.8, .7, .6, -.5, .1)[i] + rnorm(60), c(-1, 0, 1)) + 1)
  x[cbind(sample(60, 25, TRUE), sample(5, 25, TRUE))] <- NA
  x
})
cases <- list(
  list(name = "low_neighborhood_attachment", x = take("low_neighborhood_attachment", 3, 2:3, 5, 1:4), reversed = 2:3),
  list(name = "poor_family_management", x = take("poor_family_management", 8, 1:8, 5, 1:4), reversed = 1:8),
  list(name = "friends_use_drugs", x = take("friends_use_drugs", 4, integer(0), 4, 0:4), reversed = integer(0)),
  list(name = "drawn", x = drawn, reversed = integer(0)))
num <- function(v) paste(ifelse(is.na(v), "null", sprintf("%.17g", v)), collapse = ", ")
one <- function(x, n) {
  a <- suppressWarnings(suppressMessages(alpha(cov(x, use = "pairwise"), check.keys = FALSE, warnings = FALSE)))
  ci <- alpha.ci(a$total$raw_alpha, n.obs = n, n.var = ncol(x))
  sprintf('{ "alpha": %s, "low": %s, "high": %s, "respondents": %d, "itemRest": [%s] }', num(a$total$raw_alpha),
          num(ci$lower.ci), num(ci$upper.ci), as.integer(n), num(a$item.stats$r.drop))
}
case <- function(s) {
  full <- s$x[complete.cases(s$x), ]
  pairs <- min(crossprod(!is.na(s$x)))
  values <- if (s$name == "drawn") sprintf('\n      "items": [[%s]],', paste(apply(s$x, 2, num), collapse = "], [")) else ""
  sprintf('    { "name": "%s", "reversed": [%s],%s\n      "complete": %s,\n      "pairwise": %s }', s$name,
          paste(s$reversed, collapse = ", "), values, one(full, nrow(full)), one(s$x, pairs))
}
cat('{\n  "oracle": "', R.version.string, ", psych ", as.character(packageVersion("psych")),
    ': alpha() of the covariance matrix, alpha.ci()",\n', sep = "")
cat('  "cases": [\n', paste(sapply(cases, case), collapse = ",\n"), "\n  ]\n}\n", sep = "")
