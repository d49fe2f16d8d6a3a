# Changes and logistic trends of R survey over several waves, 17 digits.
# Rscript tests/oracles/trend.R > tests/oracles/trend.json      (in the root of the repository)
# yrbs: the national YRBS 2015–2021, stacked as CDC says: strata are distinct by year, clusters nested in them.
# same: a district file of 2017 cut into three invented waves that have the same clusters, whose covariance is used.
# simple: the same without weights, strata and clusters; a wave is a stratum.
# A trend is svyglm(y ~ time + grade + sex), grade and sex as factors; a domain is a subset of the full design.
# svyglm stops at a relative change of 1e-8: it is started again from where it stopped until it stands still.
suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "adjust")
num <- function(x) if (is.na(x)) "null" else sprintf("%.17g", x)

change <- function(s, from, to) {
  d <- subset(s, time %in% c(from, to)); b <- svyby(~y, ~time, d, svymean, covmat = TRUE)
  k <- setNames(c(-1, 1), c(from, to)); x <- svycontrast(b, k); v <- coef(x)[[1]]; se <- SE(x)[[1]]; df <- degf(d)
  sprintf('{"from":%s,"to":%s,"value":%s,"se":%s,"df":%d,"low":%s,"high":%s,"p":%s}', from, to, num(v), num(se), df,
          num(v - qt(.975, df) * se), num(v + qt(.975, df) * se), num(2 * pt(-abs(v / se), df)))
}
trend <- function(s) {
  f <- y ~ time; if (length(unique(s$variables$grade)) > 1) f <- update(f, . ~ . + factor(grade)); if (length(unique(s$variables$sex)) > 1) f <- update(f, . ~ . + factor(sex))
  fit <- function(from) suppressWarnings(do.call(svyglm, list(f, design = s, family = quasibinomial(), start = from, control = list(epsilon = 1e-15, maxit = 60))))
  g <- fit(NULL); g <- fit(coef(g)); g <- fit(coef(g)); c <- summary(g)$coefficients["time", ]
  sprintf('{"slope":%s,"se":%s,"df":%d,"p":%s}', num(c[[1]]), num(c[[2]]), g$df.residual, num(c[[4]]))
}
rows <- character()
one <- function(data, outcome, domain, s) {
  s <- subset(s, !is.na(y)); t <- sort(unique(s$variables$time)); w <- sapply(t, function(x) { m <- svymean(~y, subset(s, time == x)); c(coef(m)[[1]], SE(m)[[1]]) })
  shares <- sprintf('{"time":%s,"value":%s,"se":%s}', t, sapply(w[1, ], num), sapply(w[2, ], num))
  rows <<- c(rows, sprintf('{"data":"%s","outcome":"%s","domain":"%s","n":%d,"shares":[%s],"changes":[%s],"trend":%s}', data, outcome, domain, nrow(s$variables),
    paste(shares, collapse = ","), paste(c(change(s, t[1], t[length(t)]), change(s, t[length(t) - 1], t[length(t)])), collapse = ","), trend(s)))
}

files <- c("2015" = "tests/fixtures/yrbs/yrbs2015.csv.gz", "2017" = "tests/fixtures/yrbs/yrbs2017.csv.gz",
           "2019" = "tests/fixtures/yrbs/yrbs2019.csv.gz", "2021" = "docs/examples/yrbs-national/yrbs_national_2021.csv.gz")
# question numbers move between waves
names_of <- list(sad = c("QN26", "QN25", "QN25", "QN25"), cigarettes = c("QN33", "QN32", "QN32", "QN32"),
                 alcohol = c("QN43", "QN42", "QN41", "QN41"), marijuana = c("QN47", "QN46", "QN45", "QN45"))
waves <- lapply(seq_along(files), function(i) {
  d <- read.csv(files[[i]], check.names = FALSE, colClasses = c(Q5 = "character")[names(files)[i] == "2021"]); names(d) <- toupper(names(d))
  out <- data.frame(time = as.integer(names(files)[i]), weight = d$WEIGHT, stratum = paste(names(files)[i], d$STRATUM), psu = d$PSU, sex = d$Q2, grade = d$Q3)
  for (k in names(names_of)) out[[k]] <- ifelse(d[[names_of[[k]][i]]] == 1, 1, 0)
  out })
d <- do.call(rbind, waves); whole <- svydesign(~psu, strata = ~stratum, weights = ~weight, data = d, nest = TRUE)
for (k in names(names_of)) {
  whole$variables$y <- d[[k]]; known <- d$sex %in% 1:2 & d$grade %in% 1:4
  whole$variables$inside <- known; one("yrbs", k, "all", subset(whole, inside))
  whole$variables$inside <- known & d$sex == 1; one("yrbs", k, "girls", subset(whole, inside))
  whole$variables$inside <- known & d$grade == 1; one("yrbs", k, "grade9", subset(whole, inside))
}

d <- read.csv("tests/fixtures/yrbs-districts-2017.csv"); d <- d[d$district == "queens", ]; names(d) <- sub("^Sex$", "sex", sub("^Grade$", "grade", names(d)))
d$time <- c(2017, 2021, 2023)[(seq_len(nrow(d)) - 1) %% 3 + 1]; d$one <- 1; d$cluster <- paste(d$stratum, d$PSU)
designs <- list(same = svydesign(~cluster, weights = ~weight, data = d), simple = svydesign(~1, strata = ~time, weights = ~one, data = d))
for (name in names(designs)) for (k in c("is_hopeless", "suicide_considered", "used_prescrip_pain")) {
  if (all(is.na(d[[k]]))) next
  whole <- designs[[name]]; whole$variables$y <- d[[k]]; known <- d$sex %in% c("Female", "Male") & d$grade %in% 9:12
  whole$variables$inside <- known; one(name, k, "all", subset(whole, inside))
  whole$variables$inside <- known & d$PSU %% 3 == 0; one(name, k, "area", subset(whole, inside))
}
v <- function(x) packageDescription(x)$Version
cat('{\n"oracle": "', R.version.string, ", survey ", v("survey"), '",\n"rows": [\n', paste(rows, collapse = ",\n"), "\n]\n}\n", sep = "")
