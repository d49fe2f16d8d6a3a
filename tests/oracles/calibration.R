# Calibrated and standardised shares of R survey on tests/fixtures/yrbs-districts-2017.csv, district cleveland.
# Register: made up, the counts of grade x sex that stand below; "unplaced" have no grade or no sex.
# Rscript tests/oracles/calibration.R > tests/oracles/calibration.json
suppressPackageStartupMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
data <- read.csv(file.path(here, "..", "fixtures", "yrbs-districts-2017.csv"))
data <- data[data$district == "cleveland", ]
num <- function(x) if (is.na(x)) "null" else sprintf("%.17g", x)
outcomes <- Filter(function(y) any(!is.na(data[[y]])), c("is_hopeless", "suicide_considered", "used_cocaine", "used_heroin", "used_prescrip_pain"))

# Two areas: odd and even primary sampling units. One clustered design; one without any design.
data$area <- ifelse(data$PSU %% 2 == 1, "odd", "even")
data$grade <- data$Grade; data$sex <- data$Sex
placed <- data$grade %in% 9:12 & data$sex %in% c("Female", "Male")
register <- expand.grid(area = c("odd", "even"), grade = 9:12, sex = c("Female", "Male"), stringsAsFactors = FALSE)
register$pupils <- c(610, 705, 480, 515, 455, 520, 430, 505, 640, 690, 500, 530, 440, 500, 400, 470)

designs <- list(
  clustered = svydesign(~PSU, strata = ~stratum, weights = ~weight, data = data, nest = TRUE),
  plain = svydesign(~1, weights = ~one, data = transform(data, one = 1)))

# What the cells are to add up to: respondents without a place keep their part of their area.
targets <- function(design) {
  w <- weights(design); d <- design$variables; out <- register; out$cell <- with(out, paste(area, grade, sex)); extra <- NULL
  for (a in c("odd", "even")) {
    u <- sum(w[d$area == a & !placed]) / sum(w[d$area == a]); here <- out$area == a
    extra <- rbind(extra, data.frame(area = a, grade = NA, sex = NA, pupils = sum(out$pupils[here]) * u, cell = paste(a, "unplaced")))
    out$pupils[here] <- out$pupils[here] * (1 - u)
  }
  rbind(out, extra)
}
cell_of <- function(d) ifelse(placed, paste(d$area, d$grade, d$sex), paste(d$area, "unplaced"))

poststratified <- function(design) {
  t <- targets(design); design$variables$cell <- cell_of(design$variables)
  postStratify(design, ~cell, data.frame(cell = t$cell, Freq = t$pupils))
}
# The weights of raking, and the residuals of Deville and Sarndal: calibrate(calfun = "raking"), not rake(),
# whose variance takes unweighted means of each margin, ten times round.
raked <- function(design) {
  t <- targets(design); d <- design$variables
  is <- function(x) as.numeric(!is.na(x) & x)
  columns <- list(odd_placed = placed & d$area == "odd", even_placed = placed & d$area == "even",
                  odd_unplaced = !placed & d$area == "odd", even_unplaced = !placed & d$area == "even",
                  g10 = placed & d$grade == 10, g11 = placed & d$grade == 11, g12 = placed & d$grade == 12, female = placed & d$sex == "Female")
  sums <- with(t, list(odd_placed = sum(pupils[area == "odd" & !is.na(grade)]), even_placed = sum(pupils[area == "even" & !is.na(grade)]),
                       odd_unplaced = pupils[cell == "odd unplaced"], even_unplaced = pupils[cell == "even unplaced"],
                       g10 = sum(pupils[grade %in% 10]), g11 = sum(pupils[grade %in% 11]), g12 = sum(pupils[grade %in% 12]), female = sum(pupils[sex %in% "Female"])))
  for (k in names(columns)) design$variables[[k]] <- is(columns[[k]])
  f <- as.formula(paste("~0 +", paste(names(columns), collapse = " + ")))
  calibrate(design, f, unlist(sums), calfun = "raking", epsilon = 1e-13, maxit = 200)
}
# The same weights by rake(), for the shares alone.
raked_round <- function(design) {
  t <- targets(design); d <- design$variables; t$place <- ifelse(is.na(t$grade), "none", "placed")
  design$variables$m1 <- paste(d$area, ifelse(placed, "placed", "none")); design$variables$m2 <- ifelse(placed, d$grade, "none"); design$variables$m3 <- ifelse(placed, d$sex, "none")
  t$m1 <- paste(t$area, t$place); t$m2 <- ifelse(is.na(t$grade), "none", t$grade); t$m3 <- ifelse(is.na(t$sex), "none", t$sex)
  total <- function(m) setNames(aggregate(t$pupils, list(t[[m]]), sum), c(m, "Freq"))
  rake(design, list(~m1, ~m2, ~m3), list(total("m1"), total("m2"), total("m3")), control = list(maxit = 500, epsilon = 1e-13))
}
domains <- list(all = function(d) rep(TRUE, nrow(d)), odd = function(d) d$area == "odd", even = function(d) d$area == "even",
                girls = function(d) d$sex %in% "Female", boys = function(d) d$sex %in% "Male", grade9 = function(d) d$grade %in% 9)

shares <- differences <- standard <- spreads <- character()
for (k in names(designs)) for (method in c("poststratify", "rake")) {
  des <- if (method == "rake") raked(designs[[k]]) else poststratified(designs[[k]])
  w <- weights(des)
  spreads <- c(spreads, sprintf('{"design":"%s","method":"%s","smallest":%s,"largest":%s,"variation":%s,"loss":%s}', k, method,
    num(min(w) / mean(w)), num(max(w) / mean(w)), num(sqrt(mean((w - mean(w))^2)) / mean(w)), num(length(w) * sum(w^2) / sum(w)^2)))
  for (outcome in outcomes) {
    known <- !is.na(des$variables[[outcome]])
    des$variables$y <- ifelse(known, des$variables[[outcome]], 0) # rows outside stay in a calibrated subset, with weight 0
    for (m in names(domains)) {
      s <- subset(des, domains[[m]](des$variables) & known); e <- svymean(~y, s)
      shares <- c(shares, sprintf('{"design":"%s","method":"%s","outcome":"%s","domain":"%s","n":%d,"weighted":%s,"value":%s,"se":%s,"df":%d}',
        k, method, outcome, m, sum(weights(s) != 0), num(sum(weights(s))), num(coef(e)[[1]]), num(SE(e)[[1]]), degf(s)))
    }
    for (pair in list(c("odd", "even"), c("girls", "boys"))) {
      # svyby(covmat = TRUE) fails on calibrated subsets: the variance is that of the total of the linearised difference
      d <- des$variables; y <- d$y; w <- weights(des)
      side <- lapply(pair, function(m) known & domains[[m]](d)); p <- sapply(side, function(i) sum(w[i] * y[i]) / sum(w[i]))
      u <- function(j) ifelse(side[[j]], (y - p[j]) / sum(w[side[[j]]]), 0)
      des$variables$u <- u(1) - u(2); se <- SE(svytotal(~u, des))[[1]]; df <- degf(subset(des, side[[1]] | side[[2]]))
      differences <- c(differences, sprintf('{"design":"%s","method":"%s","outcome":"%s","first":"%s","second":"%s","value":%s,"se":%s,"df":%d}',
        k, method, outcome, pair[1], pair[2], num(p[1] - p[2]), num(se), df))
    }
  }
}
round <- character()
for (k in names(designs)) { des <- raked_round(designs[[k]])
  for (outcome in outcomes) for (m in names(domains)) { known <- !is.na(des$variables[[outcome]]); w <- weights(des)[known & domains[[m]](des$variables)]
    round <- c(round, sprintf('{"design":"%s","outcome":"%s","domain":"%s","value":%s}', k, outcome, m, num(sum(w * des$variables[[outcome]][known & domains[[m]](des$variables)]) / sum(w)))) } }
# Directly standardised to the register's grade x sex of both areas together.
both <- aggregate(pupils ~ grade + sex, register, sum)
for (k in names(designs)) for (y in outcomes) for (m in c("all", "odd", "even")) {
  des <- designs[[k]]; d <- des$variables; des$variables$y <- d[[y]]; des$variables$cell <- paste(d$grade, d$sex)
  s <- subset(des, placed & domains[[m]](d) & !is.na(y))
  by <- both[order(paste(both$grade, both$sex)), ]
  e <- svymean(~y, svystandardize(s, by = ~cell, over = ~1, population = by$pupils))
  standard <- c(standard, sprintf('{"design":"%s","outcome":"%s","domain":"%s","value":%s,"se":%s}', k, y, m, num(coef(e)[[1]]), num(SE(e)[[1]])))
}
register_rows <- sprintf('{"area":"%s","grade":"%s","gender":"%s","pupils":%d}', register$area, register$grade, register$sex, as.integer(register$pupils))
cat('{\n"oracle": "', R.version.string, ", survey ", as.character(packageVersion("survey")), '",\n', sep = "")
part <- function(name, rows) paste0('"', name, '": [\n', paste(rows, collapse = ",\n"), "\n]")
cat(paste(c(part("register", register_rows), part("spreads", spreads), part("shares", shares), part("differences", differences), part("rakedRound", round), part("standardised", standard)), collapse = ",\n"), "\n}\n")
