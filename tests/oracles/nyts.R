# Rscript tests/oracles/nyts.R FOLDER > tests/oracles/nyts.csv
# FOLDER holds nyts2015_subset.csv.gz and nyts2018_subset.csv.gz of the National Youth Tobacco
# Survey (CDC). Every answer as a share of all records: who left a question out is in the
# denominator. Code "" is a missing answer. n*, kg and logit as in yrbs-national.R.
suppressMessages(library(survey))
folder <- commandArgs(TRUE)[1]
f <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
cat("# ", R.version.string, ", survey ", as.character(packageVersion("survey")), "\n", sep = "")
cat("year,variable,code,counted,n,weighted,p,se,df,deff,size,logit_lo,logit_hi,beta_lo,beta_hi,kg_lo,kg_hi,wald_lo,wald_hi\n")
for (year in c(2015, 2018)) {
  d <- read.csv(file.path(folder, sprintf("nyts%d_subset.csv.gz", year)), colClasses = "character",
                na.strings = character())
  d$finwgt <- as.numeric(d$finwgt); n <- nrow(d)
  des <- svydesign(~psu, strata = ~stratum, weights = ~finwgt, data = d, nest = TRUE); df <- degf(des)
  for (v in setdiff(names(d), c("psu", "finwgt", "stratum"))) for (code in sort(unique(d[[v]]), method = "radix")) {
    s <- update(des, .y = as.numeric(d[[v]] == code))
    m <- svymean(~.y, s, deff = "replace"); p <- coef(m)[[1]]; se <- SE(m)[[1]]
    g <- suppressWarnings(svyglm(.y ~ 1, s, family = quasibinomial, control = list(epsilon = 1e-16, maxit = 40)))
    l <- plogis(coef(g) + c(-1, 1) * qt(.975, df) * SE(g))
    b <- confint(svyciprop(~.y, s, method = "beta")); k <- confint(m, df = df)
    size <- p * (1 - p) / se^2 * (qt(.025, n - 1) / qt(.025, df))^2; n_star <- min(n, size)
    kg <- c(qbeta(.025, n_star * p, n_star * (1 - p) + 1), qbeta(.975, n_star * p + 1, n_star * (1 - p)))
    cat(paste(c(year, v, if (code == "NA") "" else code, sum(s$variables$.y),
                f(c(n, sum(d$finwgt), p, se, df, deff(m)[[1]], size, l[1], l[2], b[1], b[2], kg[1], kg[2], k[1], k[2]))), collapse = ","), "\n", sep = "")
  }
}
