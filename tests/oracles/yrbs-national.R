# Rscript tests/oracles/yrbs-national.R
# Run in the root of the repository; writes tests/oracles/yrbs-national-<year>.csv, 17 digits.
# Every dichotomous variable (QN…, 1 among 1 and 2) of the national YRBS 2015, 2017, 2019, 2021 for
# everyone; eleven of them by sex (Q2) and grade (Q3). Design: strata, PSU nested in stratum,
# weights; a domain (answered, of that sex or grade) is a subset of the full design.
# n and n*: persons, and the size that svyciprop(method = "beta") takes; kg: the same beta quantiles
# with n* capped at n, as NCHS does. deff is against sampling with replacement.
# logit: the model of svyciprop(method = "logit"), iterated until it stands still; svyciprop itself
# stops at a relative change of 1e-8, which is up to 3e-9 from where it would end.
suppressMessages(library(survey))
files <- c("2015" = "tests/fixtures/yrbs/yrbs2015.csv.gz", "2017" = "tests/fixtures/yrbs/yrbs2017.csv.gz",
           "2019" = "tests/fixtures/yrbs/yrbs2019.csv.gz",
           "2021" = "docs/examples/yrbs-national/yrbs_national_2021.csv.gz")
by_group <- c("QN8", "QN12", "QN24", "QN25", "QN26", "QN27", "QN42", "QN45", "QN46", "QN47", "QN48")
f <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
one <- function(des, x) {
  d <- des; d$variables$.y <- x; d <- subset(d, !is.na(.y)); n <- nrow(d$variables)
  if (n == 0) return(NULL)
  m <- svymean(~.y, d, deff = "replace"); p <- coef(m)[[1]]; se <- SE(m)[[1]]; df <- degf(d)
  l <- b <- kg <- rep(NA, 2); size <- NA
  if (p > 0 && p < 1) {
    g <- suppressWarnings(svyglm(.y ~ 1, d, family = quasibinomial, control = list(epsilon = 1e-16, maxit = 40)))
    l <- plogis(coef(g) + c(-1, 1) * qt(.975, df) * SE(g))
    b <- confint(svyciprop(~.y, d, method = "beta"))
    size <- p * (1 - p) / se^2 * (qt(.025, n - 1) / qt(.025, df))^2
    s <- min(n, size); kg <- c(qbeta(.025, s * p, s * (1 - p) + 1), qbeta(.975, s * p + 1, s * (1 - p)))
  }
  k <- confint(m, df = df)
  f(c(n, sum(weights(d)), p, se, df, deff(m)[[1]], size, l[1], l[2], b[1], b[2], kg[1], kg[2], k[1], k[2]))
}
for (year in names(files)) {
  d <- read.csv(files[[year]], check.names = FALSE, colClasses = c(Q5 = "character")[year == "2021"])
  names(d) <- toupper(names(d))
  des <- svydesign(~PSU, strata = ~STRATUM, weights = ~WEIGHT, data = d, nest = TRUE)
  groups <- list(list("all", "", rep(TRUE, nrow(d))))
  for (s in 1:2) groups <- c(groups, list(list("sex", s, d$Q2 == s)))
  for (g in 1:4) groups <- c(groups, list(list("grade", g, d$Q3 == g)))
  out <- file(sprintf("tests/oracles/yrbs-national-%s.csv", year), "w"); rows <- 0
  cat("# ", R.version.string, ", survey ", as.character(packageVersion("survey")), "\n", sep = "", file = out)
  cat("variable,group,level,n,weighted,p,se,df,deff,size,logit_lo,logit_hi,beta_lo,beta_hi,kg_lo,kg_hi,wald_lo,wald_hi\n", file = out)
  for (v in grep("^QN", names(d), value = TRUE)) {
    if (!all(d[[v]] %in% c(1, 2, NA))) next
    for (g in groups) {
      if (g[[1]] != "all" && !v %in% by_group) next
      r <- one(des, ifelse(g[[3]] %in% TRUE, as.numeric(d[[v]] == 1), NA))
      if (is.null(r)) next
      cat(paste(c(v, g[[1]], g[[2]], r), collapse = ","), "\n", sep = "", file = out); rows <- rows + 1
    }
  }
  close(out); cat(year, nrow(d), "students,", rows, "rows\n")
}
