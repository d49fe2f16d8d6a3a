# Rscript tests/oracles/finite-population-areas.R > tests/oracles/finite-population-areas.csv
# Run in the root of the repository. Behaviours of data-samples/linkoping-2024.csv, area by area, in R survey: those who answered a question as a
# sample without replacement of the pupils of each area and grade in data-samples/population.csv. Who has no grade stands in no finite stratum.
# The profile takes one correction for the whole area instead, made of printed numbers alone: this says how far that is off.
suppressMessages({ library(jsonlite); library(survey) }); options(survey.lonely.psu = "adjust")
instrument <- fromJSON("src/catalog/data/instruments/ctcys.json", simplifyVector = FALSE)
data <- read.csv("data-samples/linkoping-2024.csv", colClasses = "character", check.names = FALSE)
fold <- function(s) tolower(gsub("\\s+", " ", trimws(s)))
aliases <- read.csv("data-samples/areas.csv", colClasses = "character")
area <- setNames(aliases$name, fold(aliases$area))[fold(data$area)]
grade <- rep(NA_character_, nrow(data))
for (g in names(instrument$groups$grade)) grade[fold(data$grade) %in% fold(c(g, unlist(instrument$groups$grade[[g]])))] <- g
population <- read.csv("data-samples/population.csv", colClasses = "character")
pupils <- tapply(as.numeric(population$pupils), paste(population$area, population$grade), sum)
cat("# ", R.version.string, ", survey ", packageDescription("survey")$Version, "\narea,measure,respondents,value,standard_error\n", sep = "")
for (b in instrument$behaviours) {
  counts <- b$counts
  if (is.null(counts$item) || is.null(counts$atLeast) || !is.null(b$among) || !counts$item %in% names(data)) next
  x <- suppressWarnings(as.numeric(data[[counts$item]])); item <- Filter(function(i) i$id == counts$item, instrument$items)[[1]]
  codes <- setdiff(sapply(instrument$answers[[item$answers]], `[[`, "code"), as.numeric(names(item$missing)))
  y <- ifelse(x %in% codes, as.numeric(x >= counts$atLeast), NA)
  for (a in sort(unique(na.omit(area)))) {
    here <- which(area == a & !is.na(y)); cell <- ifelse(is.na(grade[here]), "none", grade[here]); size <- pupils[paste(a, cell)]
    d <- data.frame(y = y[here], cell = cell, one = 1, size = ifelse(is.na(size), Inf, size))
    m <- svymean(~y, svydesign(~1, strata = ~cell, weights = ~one, fpc = ~size, data = d))
    cat(a, ",", b$id, ",", length(here), ",", sprintf("%.17g", coef(m)[[1]]), ",", sprintf("%.17g", SE(m)[[1]]), "\n", sep = "")
  }
}
