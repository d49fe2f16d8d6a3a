# Eight rows in four strata, the last with a single cluster: mean and standard error under each policy ("fail" stops).
# Rscript tests/oracles/lonely-psu.R > tests/oracles/lonely-psu.json
suppressPackageStartupMessages(library(survey))
rows <- data.frame(region = c(1, 1, 1, 2, 2, 3, 3, 4), district = c(1, 2, 2, 1, 2, 1, 2, 1), weight = c(1.5, 1.5, 1.5, 2.5, 2.5, 3.5, 3.5, 4.5), age = c(12, 34, 24, 12, 33, 46, 78, 98))
case <- function(policy) {
  options(survey.lonely.psu = policy)
  m <- svymean(~age, svydesign(id = ~district, strata = ~region, weights = ~weight, data = rows, nest = TRUE))
  sprintf('    { "policy": "%s", "mean": %.17g, "standardError": %.17g }', policy, coef(m)[[1]], SE(m)[[1]])
}
list_ <- function(x) paste0("[", paste(x, collapse = ", "), "]")
cat('{\n  "oracle": "', R.version.string, ", survey ", packageDescription("survey")$Version, '",\n', sep = "")
cat('  "region": ', list_(rows$region), ',\n  "district": ', list_(rows$district), ',\n  "weight": ', list_(rows$weight), ',\n  "age": ', list_(rows$age), ',\n', sep = "")
cat('  "cases": [\n', paste(sapply(c("remove", "adjust", "average"), case), collapse = ",\n"), "\n  ]\n}\n", sep = "")
