# Differences of several shares between two areas with their joint covariance, by svytotal and svycontrast of R survey on
# tests/fixtures/yrbs-districts-2017.csv; and by brute force how often each is among the three largest of a normal draw
# with these means and this covariance (chol and rnorm, no package).
# Rscript tests/oracles/joint-differences.R > tests/oracles/joint-differences.json
suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "adjust")
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
data <- read.csv(file.path(here, "..", "fixtures", "yrbs-districts-2017.csv"))
d <- data[data$district == "queens", ]; d$one <- 1
d$girl <- ifelse(d$Sex == "", NA, as.numeric(d$Sex == "Female")); d$ninth <- as.numeric(d$Grade == 9)
outcomes <- c("is_hopeless", "suicide_considered", "used_cocaine", "used_heroin", "girl", "ninth")
area <- d$PSU %% 3 == 0
for (y in outcomes) for (side in c("A", "B")) {
  inside <- if (side == "A") area else !area
  d[[paste0("n", side, y)]] <- as.numeric(inside & d[[y]] %in% 1)
  d[[paste0("d", side, y)]] <- as.numeric(inside & !is.na(d[[y]]))
}
columns <- as.vector(outer(c("nA", "dA", "nB", "dB"), outcomes, paste0))
designs <- list(
  full = svydesign(~PSU, strata = ~stratum, weights = ~weight, data = d, nest = TRUE),
  clusters = svydesign(~interaction(stratum, PSU), weights = ~weight, data = d),
  weights = svydesign(~1, weights = ~weight, data = d))
ratios <- lapply(outcomes, function(y) parse(text = sprintf("nA%s/dA%s - nB%s/dB%s", y, y, y, y))[[1]]); names(ratios) <- outcomes
list17 <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ","), "]")
of <- function(design) {
  made <- svycontrast(svytotal(reformulate(columns), design), ratios); s <- vcov(made); m <- coef(made)
  set.seed(1); draws <- 400000; x <- matrix(rnorm(draws * length(m)), draws) %*% chol(s) + rep(m, each = draws)
  top <- rowSums(apply(x, 1, function(row) rank(-row) <= 3)) / draws
  sprintf('{"values":%s,"covariance":[%s],"amongThree":%s}', list17(m), paste(apply(s, 1, list17), collapse = ",\n"), list17(top))
}
cat('{\n"oracle": "', R.version.string, ", survey ", packageDescription("survey")$Version, '",\n', sep = "")
cat(paste(sprintf('"%s": %s', names(designs), sapply(designs, of)), collapse = ",\n"), "\n}\n", sep = "")
