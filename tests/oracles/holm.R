# Rscript tests/oracles/holm.R > tests/oracles/holm.json
cases <- list(c(.001, .013, .02, .04, .3), c(.3, .04, .02, .013, .001), c(.04, .04, .01, .04, .9, .01), c(1, 1, 1), .2,
              c(0, 1e-40, .5, 1), c(.051, .049, .05, .05, .2, .7, .33, .0004, .012, .8, .8, .03))
list_ <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ", "), "]")
row <- function(p) sprintf('    { "p": %s, "adjusted": %s }', list_(p), list_(p.adjust(p, "holm")))
cat('{\n  "oracle": "', R.version.string, ', stats::p.adjust(method = holm)",\n  "cases": [\n', sep = "")
cat(paste(sapply(cases, row), collapse = ",\n"), "\n  ]\n}\n", sep = "")
