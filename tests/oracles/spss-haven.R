# Rscript tests/oracles/spss-haven.R FOLDER > OUTPUT.json
# Run in the root of the repository:
#   Rscript tests/oracles/spss-haven.R tests/fixtures/spss > tests/oracles/spss-haven.json
# What haven makes of every .sav and .zsav in a folder, cell by cell: numbers with 17 digits, dates
# and times as ISO 8601, no value as the empty text; value labels; values declared as missing.
invisible(Sys.setlocale("LC_ALL", "C.UTF-8"))
suppressMessages(library(haven))
folder <- commandArgs(TRUE)[1]
json <- function(x) jsonlite::toJSON(x, auto_unbox = TRUE, null = "null", na = "string")

clock <- function(s) {
  micro <- round((s - floor(s)) * 1e6); w <- floor(s) + micro %/% 1e6; micro <- micro %% 1e6
  text <- sprintf("%02d:%02d:%02d", as.integer(w %/% 3600), as.integer((w %/% 60) %% 60), as.integer(w %% 60))
  ifelse(micro == 0, text, paste0(text, ".", sub("0+$", "", sprintf("%06d", as.integer(micro)))))
}
expand <- function(date) sub("^(\\d{6})-", "+\\1-", date) # years of six digits, as ISO 8601 writes them
cells <- function(x) {
  text <- if (inherits(x, "Date")) expand(format(as.Date(floor(as.numeric(x)), origin = "1970-01-01"), "%Y-%m-%d"))
    else if (inherits(x, "POSIXct")) {
      s <- as.numeric(x); day <- floor(s / 86400)
      paste0(expand(format(as.Date(day, origin = "1970-01-01"), "%Y-%m-%d")), "T", clock(s - day * 86400))
    } else if (inherits(x, "hms")) { s <- as.numeric(x); paste0(ifelse(!is.na(s) & s < 0, "-", ""), clock(abs(s))) }
    else if (is.character(x)) as.character(unclass(x))
    else sprintf("%.17g", as.numeric(unclass(x)))
  ifelse(is.na(as.vector(unclass(x))), "", text)
}
declared <- function(x, text) {
  v <- as.vector(unclass(x)); r <- attr(x, "na_range")
  bad <- v %in% attr(x, "na_values")
  if (!is.null(r)) bad <- bad | (!is.na(v) & v >= r[1] & v <= r[2])
  as.list(unique(text[bad %in% TRUE & text != ""]))
}
column <- function(x, name) {
  l <- attr(x, "labels"); text <- cells(x)
  list(name = name, label = attr(x, "label", exact = TRUE), kind = class(x)[length(class(x))],
    cells = as.list(text),
    valueLabels = if (is.null(l)) list() else lapply(seq_along(l), function(i)
      list(if (is.character(l)) unname(l[i]) else sprintf("%.17g", l[[i]]), names(l)[i])),
    declaredMissing = declared(x, text))
}
files <- sort(list.files(folder, pattern = "\\.z?sav$"), method = "radix")
cat('{\n"made by": ', json(paste0(R.version.string, ", haven ", packageVersion("haven"))), ',\n"files": [\n', sep = "")
for (i in seq_along(files)) {
  d <- read_sav(file.path(folder, files[i]), user_na = TRUE)
  cat('{"file": ', json(files[i]), ', "rows": ', nrow(d), ', "notes": ', json(as.list(attr(d, "notes"))), ', "columns": [\n', sep = "")
  cat(paste(mapply(function(x, n) json(column(x, n)), d, names(d)), collapse = ",\n"), "\n]}", sep = "")
  cat(if (i < length(files)) ",\n" else "\n")
}
cat("]}\n")
