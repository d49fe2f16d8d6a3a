# Rscript tests/oracles/spss-sample.R > tests/oracles/spss-sample.json
# Run in the root of the repository. What haven makes of the SPSS file among the samples: labels,
# missing values, and how often each value stands there (columns of up to 60 different values).
invisible(Sys.setlocale("LC_ALL", "C.UTF-8"))
suppressMessages(library(haven))
json <- function(x) jsonlite::toJSON(x, auto_unbox = TRUE, null = "null")
d <- read_sav("data-samples/platform/linkoping-2024.sav", user_na = TRUE)
column <- function(x, name) {
  v <- as.vector(unclass(x)); text <- if (is.character(v)) v else ifelse(is.na(v), "", sprintf("%.17g", v))
  values <- sort(unique(text), method = "radix"); l <- attr(x, "labels")
  list(name = name, label = attr(x, "label", exact = TRUE), different = length(values),
    counts = if (length(values) > 60) list() else lapply(values, function(t) list(t, sum(text == t))),
    valueLabels = lapply(seq_along(l), function(i) list(sprintf("%.17g", l[[i]]), names(l)[i])),
    missing = I(sprintf("%.17g", attr(x, "na_values"))))
}
cat('{\n"made by": ', json(paste0(R.version.string, ", haven ", packageVersion("haven"))),
  ',\n"rows": ', nrow(d), ',\n"columns": [\n', sep = "")
cat(paste(mapply(function(x, n) json(column(x, n)), d, names(d)), collapse = ",\n"), "\n]}\n", sep = "")
