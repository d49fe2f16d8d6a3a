# Rscript tests/oracles/spss-code-pages.R > tests/oracles/spss-code-pages.json
# The characters of the bytes 0x80 to 0xFF, by iconv; "" where a code page has none.
invisible(Sys.setlocale("LC_ALL", "C.UTF-8"))
pages <- c("windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254",
  "windows-1257", "iso-8859-1", "iso-8859-2", "iso-8859-15")
character <- function(byte, page) {
  point <- suppressWarnings(iconv(list(as.raw(byte)), page, "UTF-8"))
  if (is.na(point)) "" else sprintf("%04X", utf8ToInt(point))
}
cat('{\n"made by": "', R.version.string, ', iconv of ', extSoftVersion()[["iconv"]], '"', sep = "")
for (page in pages) {
  points <- vapply(128:255, character, "", page = page)
  cat(',\n"', page, '": "', paste(points, collapse = " "), '"', sep = "")
}
cat("\n}\n")
