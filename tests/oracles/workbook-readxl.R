# Every cell of the workbooks in tests/fixtures/xlsx, or of another folder, as readxl reads it: place, kind and value.
# Kinds: text, number (17 digits), boolean, date (to the millisecond). readxl drops error cells and cells of blanks alone.
# Rscript tests/oracles/workbook-readxl.R [FOLDER] > tests/oracles/workbook-readxl.json
suppressPackageStartupMessages({library(readxl); library(jsonlite)})
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
folder <- c(commandArgs(TRUE), file.path(here, "..", "fixtures", "xlsx"))[1]

cell <- function(x) {
  if (inherits(x, "POSIXct")) {
    milliseconds <- round(as.numeric(x) * 1000)
    time <- format(as.POSIXct(milliseconds %/% 1000, origin = "1970-01-01", tz = "UTC"), "%Y-%m-%dT%H:%M:%S")
    return(c("date", if (milliseconds %% 1000 == 0) time else sprintf("%s.%03d", time, milliseconds %% 1000)))
  }
  if (is.logical(x)) return(c("boolean", as.character(x)))
  if (is.numeric(x)) return(c("number", sprintf("%.17g", x)))
  c("text", enc2utf8(x))
}

read_sheet <- function(path, sheet) {
  read <- function() suppressWarnings(suppressMessages(read_excel(path, sheet, col_names = FALSE, col_types = "list", trim_ws = FALSE, na = character(), .name_repair = "minimal",
                                                                       range = cell_limits(c(1, 1), c(NA, NA)))))
  data <- tryCatch(read(), error = function(e) NULL)
  if (is.null(data)) return(list())
  cells <- list()
  for (row in seq_len(nrow(data))) for (column in seq_len(ncol(data))) {
    value <- data[[column]][[row]]
    if (length(value) == 1 && !is.na(value)) cells[[length(cells) + 1]] <- c(row, column, cell(value))
  }
  cells
}

files <- sort(list.files(folder, "\\.xlsx$"), method = "radix")
books <- list()
for (file in files) {
  path <- file.path(folder, file)
  sheets <- tryCatch(excel_sheets(path), error = function(e) character())
  books[[file]] <- lapply(setNames(sheets, sheets), function(sheet) read_sheet(path, sheet))
}
about <- list(r = as.character(getRversion()), readxl = as.character(packageVersion("readxl")))
json <- toJSON(list(about = about, books = books), auto_unbox = TRUE)
cat(gsub("],[", "],\n[", json, fixed = TRUE), "\n", sep = "")
