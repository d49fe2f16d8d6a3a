# Rscript tests/oracles/quartiles.R > tests/oracles/quartiles.json
set.seed(3)
cases <- c(list(4, c(1, 5), c(2, 4, 5), c(1, 2, 3, 4), c(5, 5, 5, 1, 2)), lapply(c(6, 7, 8, 11, 20), function(n) sample(1:5, n, TRUE)))
list_ <- function(x) paste0("[", paste(x, collapse = ", "), "]")
row <- function(x) sprintf('    { "marks": %s, "quartiles": %s }', list_(x), list_(quantile(x, c(.25, .5, .75), type = 2, names = FALSE)))
cat('{\n  "oracle": "', R.version.string, ', stats::quantile(type = 2)",\n  "cases": [\n', sep = "")
cat(paste(sapply(cases, row), collapse = ",\n"), "\n  ]\n}\n", sep = "")
