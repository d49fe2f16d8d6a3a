# Rscript tests/oracles/profile-linkoping.R > tests/oracles/profile-linkoping.csv
# Run in the root of the repository. The whole way from data-samples/linkoping-2024.csv to the figures
# of every area, a second time, in base R: answers, scores, cuts, conditions, what is withheld, the rest
# of the municipality, intervals, differences, adjusted p's. Written from docs/method.md and the
# comments, not from the TypeScript.
suppressMessages({ library(jsonlite); library(yaml) })
instrument <- fromJSON("src/catalog/data/instruments/ctcys.json", simplifyVector = FALSE)
norms <- read_yaml("data-samples/norms/linkoping-reference.yaml")
aliases <- read.csv("data-samples/areas.csv", colClasses = "character")
data <- read.csv("data-samples/linkoping-2024.csv", colClasses = "character", check.names = FALSE)
n_all <- nrow(data)
fold <- function(s) tolower(gsub("\\s+", " ", trimws(s)))

# Areas and grades -------------------------------------------------------------------------------
area <- setNames(aliases$name, fold(aliases$area))[fold(data$area)]
area[fold(data$area) == ""] <- NA
areas <- sort(unique(na.omit(area)))
grade <- rep(NA_character_, n_all)
for (g in names(instrument$groups$grade)) {
  grade[fold(data$grade) %in% fold(c(g, unlist(instrument$groups$grade[[g]])))] <- g
}

# Answers ----------------------------------------------------------------------------------------
items <- setNames(instrument$items, sapply(instrument$items, `[[`, "id"))
codes_of <- function(item) {
  codes <- sapply(instrument$answers[[item$answers]], `[[`, "code")
  setdiff(codes, as.numeric(names(item$missing)))
}
answers <- lapply(items[names(items) %in% names(data)], function(item) {
  x <- suppressWarnings(as.numeric(data[[item$id]]))
  ifelse(x %in% codes_of(item), x, NA)
})

# Scores, cuts and behaviours ----------------------------------------------------------------------
state <- list(); kind <- list(); good <- list(); score <- list()
for (s in instrument$scales) {
  ids <- sapply(s$items, `[[`, "item")
  if (is.null(s$score) || !all(ids %in% names(answers))) next
  value <- sapply(s$items, function(entry) {
    from <- codes_of(items[[entry$item]]); to <- from
    for (k in names(entry$recode)) to[from == as.numeric(k)] <- entry$recode[[k]]
    x <- to[match(answers[[entry$item]], from)]
    if (entry$reverse) min(to) + max(to) - x else x
  })
  needed <- if (identical(s$minimumAnswered, "all")) length(ids) else ceiling(s$minimumAnswered * length(ids) - 1e-9)
  given <- rowSums(!is.na(value))
  mean_score <- ifelse(given >= needed & given > 0, rowSums(value, na.rm = TRUE) / given, NA)
  past <- rep(NA, n_all)
  for (cut in Filter(function(c) c$scale == s$id, norms$cuts)) {
    mine <- !is.na(mean_score) & grade %in% as.character(cut$grade)
    past[mine] <- if (cut$operator == ">") mean_score[mine] > cut$value + 1e-9 else mean_score[mine] >= cut$value - 1e-9
  }
  state[[s$id]] <- past; score[[s$id]] <- mean_score
  kind[[s$id]] <- s$kind; good[[s$id]] <- if (s$kind == "risk") "low" else "high"
}
three_valued <- function(parts, at_least) {
  x <- sapply(parts, holds); yes <- rowSums(x, na.rm = TRUE); open <- rowSums(is.na(x))
  ifelse(yes >= at_least, TRUE, ifelse(yes + open < at_least, FALSE, NA))
}
holds <- function(condition) {
  if (!is.null(condition$item)) {
    x <- answers[[condition$item]]; if (is.null(x)) x <- rep(NA_real_, n_all)
    if (!is.null(condition$answered)) return(!is.na(x))
    if (!is.null(condition$`in`)) return(ifelse(is.na(x), NA, x %in% unlist(condition$`in`)))
    return(if (!is.null(condition$atLeast)) x >= condition$atLeast else x <= condition$atMost)
  }
  if (!is.null(condition$not)) return(!holds(condition$not))
  if (!is.null(condition$all)) return(three_valued(condition$all, length(condition$all)))
  if (!is.null(condition$any)) return(three_valued(condition$any, 1))
  three_valued(condition$count, condition$atLeast)
}
for (b in instrument$behaviours) {
  x <- holds(b$counts)
  if (!is.null(b$among)) x[!holds(b$among)] <- NA
  if (all(is.na(x))) next
  state[[b$id]] <- x; kind[[b$id]] <- "behaviour"; good[[b$id]] <- "low"
}
for (limit in Filter(function(c) !is.null(c$atLeast), instrument$cumulative)) {
  x <- sapply(names(kind)[kind == limit$kind], function(id) state[[id]])
  yes <- rowSums(x, na.rm = TRUE); open <- rowSums(is.na(x))
  state[[limit$id]] <- ifelse(yes >= limit$atLeast, TRUE, ifelse(yes + open < limit$atLeast, FALSE, NA))
  kind[[limit$id]] <- "cumulative"; good[[limit$id]] <- if (limit$kind == "risk") "low" else "high"
}

# Figures ------------------------------------------------------------------------------------------
passes <- function(n, k, good) {
  if (n < 10) return(FALSE)
  if (k == 0) return(good == "low")
  if (k == n) return(good == "high")
  k >= 5 && n - k >= 5
}
korn_graubard <- function(p, n) { # without a design p(1 - p)/SE² is n - 1; at 0 and 1 it is n
  size <- if (p == 0 || p == 1) n else n - 1
  c(if (p == 0) 0 else qbeta(.025, size * p, size * (1 - p) + 1),
    if (p == 1) 1 else qbeta(.975, size * p + 1, size * (1 - p)))
}
size <- sapply(areas, function(a) sum(area == a, na.rm = TRUE))
rows <- list()
for (m in names(state)) {
  n <- sapply(areas, function(a) sum(area == a & !is.na(state[[m]]), na.rm = TRUE))
  k <- sapply(areas, function(a) sum(area == a & state[[m]], na.rm = TRUE))
  hidden <- sapply(areas, function(a) size[[a]] < 10 || (n[[a]] > 0 && !passes(n[[a]], k[[a]], good[[m]])))
  for (a in areas) {
    row <- list(area = a, measure = m, kind = kind[[m]], status = "withheld", respondents = NA, value = NA,
                standard_error = NA, low = NA, high = NA, mean_score = NA, reference = NA, difference = NA,
                difference_low = NA, difference_high = NA, p = NA)
    if (!hidden[[a]]) {
      p <- k[[a]] / n[[a]]; ci <- korn_graubard(p, n[[a]]); v <- p * (1 - p) / (n[[a]] - 1)
      row[c("status", "respondents", "value", "standard_error", "low", "high")] <-
        list("shown", n[[a]], p, sqrt(v), ci[1], ci[2])
      if (!is.null(score[[m]])) row$mean_score <- mean(score[[m]][area %in% a & !is.na(state[[m]])])
      other <- areas != a; seen <- other & !hidden
      if (sum(size[seen]) >= 0.9 * sum(size[other])) {
        n2 <- sum(n[seen]); r <- sum(k[seen]) / n2; w <- r * (1 - r) / (n2 - 1); d <- p - r
        row$reference <- r; row$difference <- d
        if (v > 0 && w > 0) {
          se <- sqrt(v + w); df <- n[[a]] + n2 - 1; h <- qt(.975, df) * se
          row[c("difference_low", "difference_high", "p")] <- list(max(-1, d - h), min(1, d + h), 2 * pt(-abs(d / se), df))
        } else {
          ri <- korn_graubard(r, n2)
          row$difference_low <- d - sqrt((p - ci[1])^2 + (ri[2] - r)^2)
          row$difference_high <- d + sqrt((ci[2] - p)^2 + (r - ri[1])^2)
        }
      }
    }
    rows[[length(rows) + 1]] <- row
  }
}
table <- do.call(rbind, lapply(rows, as.data.frame))
table$p_adjusted <- NA_real_
for (a in areas) for (family in list(c("risk", "protective"), "behaviour", "cumulative")) {
  mine <- table$area == a & table$kind %in% family & !is.na(table$p)
  table$p_adjusted[mine] <- p.adjust(table$p[mine], "BH")
}
cat("# ", R.version.string, "\n", sep = "")
numbers <- sapply(table, is.numeric)
table[numbers] <- lapply(table[numbers], function(x) ifelse(is.na(x), "", sprintf("%.15g", x)))
write.csv(table, row.names = FALSE, quote = FALSE)
