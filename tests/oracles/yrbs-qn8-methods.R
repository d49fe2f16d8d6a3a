# YRBS 2015, QN8 (the example of the R package survey): the interval methods of svyciprop, asked for in two ways.
# domain: subset(design, !is.na(y)), df = clusters - strata with an answer (39): the convention of all other oracles here.
# whole: the whole design and na.rm = TRUE, df = 41, as the package's own example prints it; "beta" then takes n = 15,624.
# Shown side by side so that nobody mistakes one for the other. "logit" itself is iterated and stops when it has come near; "xlogit" is not.
# Rscript tests/oracles/yrbs-qn8-methods.R > tests/oracles/yrbs-qn8-methods.csv
suppressPackageStartupMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
data <- read.csv(file.path(here, "..", "fixtures", "yrbs", "yrbs2015-qn8.csv.gz")); data$y <- as.integer(data$qn8 == 1)
whole <- svydesign(~psu, strata = ~stratum, weights = ~weight, data = data, nest = TRUE)
domain <- subset(whole, !is.na(y)); m <- svymean(~y, domain)
cat(sprintf("# R %s, survey %s\n", getRversion(), packageVersion("survey")))
cat("how,method,df,n,p,se,lo,hi\n")
for (how in c("domain", "whole")) for (method in c("logit", "likelihood", "asin", "beta", "mean", "xlogit")) {
  interval <- confint(if (how == "domain") svyciprop(~y, domain, method = method) else svyciprop(~y, whole, method = method, na.rm = TRUE))
  numbers <- c(coef(m)[[1]], SE(m)[[1]], interval[[1]], interval[[2]])
  cat(sprintf("%s,%s,%d,%d,%s\n", how, method, degf(if (how == "domain") domain else whole), sum(!is.na(data$y)), paste(sprintf("%.17g", numbers), collapse = ",")))
}
