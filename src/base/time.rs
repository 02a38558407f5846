//! Times as Bitbucket, HTTP and the connector write them.

/// Milliseconds since the epoch as RFC 3339. The calendar is Howard Hinnant's `civil_from_days`.
pub fn rfc3339(ms: i64) -> String {
    let (days, of_day) = (ms.div_euclid(86_400_000), ms.rem_euclid(86_400_000));
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let (seconds, ms) = (of_day / 1_000, of_day % 1_000);
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{ms:03}Z")
}

/// Milliseconds since the epoch at which a day begins, UTC: Howard Hinnant's `days_from_civil`.
pub fn epoch_ms(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = if month > 2 { month - 3 } else { month + 9 };
    let of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    (era * 146_097 + of_era - 719_468) * 86_400_000
}

/// Cloud's `2026-11-20T09:30:00.123456+00:00` with milliseconds and `Z`, so that times of both products compare as text.
/// Cloud tells UTC always; a time of another zone is given as it is.
///
/// Deliveries of Data Center have the server's zone: `2026-11-20T10:30:00+0100`. What is no such time is given as it is.
pub fn in_utc(time: &str) -> String {
    utc(time).unwrap_or_else(|| time.into())
}

fn utc(time: &str) -> Option<String> {
    let zone = time.get(10..)?.find(['Z', '+', '-'])? + 10;
    let (local, zone) = time.split_at(zone);
    let (seconds, fraction) = local.split_once('.').unwrap_or((local, ""));
    let ms: String = fraction.chars().chain("000".chars()).take(3).collect();
    let digits = match zone {
        "Z" => "0000".to_owned(),
        zone => zone[1..].replace(':', ""),
    };
    if digits.len() != 4 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    if digits == "0000" {
        return Some(format!("{seconds}.{ms}Z"));
    }
    let number = |from: usize, to: usize| time.get(from..to)?.parse::<i64>().ok();
    let of_day = (number(11, 13)? * 60 + number(14, 16)?) * 60 + number(17, 19)?;
    let offset = digits.get(..2)?.parse::<i64>().ok()? * 60 + digits.get(2..4)?.parse::<i64>().ok()?;
    let offset = if zone.starts_with('-') { -offset } else { offset };
    let day = epoch_ms(number(0, 4)?, number(5, 7)?, number(8, 10)?);
    Some(rfc3339(day + (of_day - offset * 60) * 1_000 + ms.parse::<i64>().ok()?))
}

/// Milliseconds since the epoch of `Fri, 20 Nov 2026 09:30:00 GMT`, the one form of dates that HTTP still allows to send
/// (RFC 9110, 5.6.7).
pub fn http_date(date: &str) -> Option<u64> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (_, date) = date.split_once(", ")?;
    let mut parts = date.split(' ');
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?;
    let month = MONTHS.iter().position(|name| *name == month)? as i64 + 1;
    let year = parts.next()?.parse().ok()?;
    let mut time = parts.next()?.split(':').map(|part| part.parse::<i64>().ok());
    let (hour, minute, second) = (time.next()??, time.next()??, time.next()??);
    u64::try_from(epoch_ms(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1_000).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_both_products_become_the_same_text() {
        assert_eq!(rfc3339(0), "1970-01-01T00:00:00.000Z");
        for (year, month, day) in [(1970, 1, 1), (2000, 2, 29), (2026, 12, 31), (2100, 3, 1)] {
            assert_eq!(rfc3339(epoch_ms(year, month, day)), format!("{year:04}-{month:02}-{day:02}T00:00:00.000Z"));
        }
        assert_eq!(rfc3339(-1), "1969-12-31T23:59:59.999Z");
        assert_eq!(rfc3339(951_782_400_000), "2000-02-29T00:00:00.000Z");
        assert_eq!(rfc3339(1_795_167_000_123), "2026-11-20T09:30:00.123Z");
        assert_eq!(in_utc("2026-11-20T09:30:00.123456+00:00"), "2026-11-20T09:30:00.123Z");
        assert_eq!(in_utc("2026-11-20T09:30:00Z"), "2026-11-20T09:30:00.000Z");
        assert_eq!(in_utc("2026-11-20T01:30:00.1+02:00"), "2026-11-19T23:30:00.100Z");
        assert_eq!(in_utc("2026-11-20T09:30:00+0000"), "2026-11-20T09:30:00.000Z");
        assert_eq!(in_utc("2026-11-20T23:30:00-0730"), "2026-11-21T07:00:00.000Z");
        assert_eq!(in_utc("2026-11-20T09:30:00.123456789Z"), "2026-11-20T09:30:00.123Z");
        for odd in [
            "",
            "yesterday",
            "2026-11-20",
            "2026-11-20T09:30:00+x",
            "2026-11-20T09:30:00+1",
            "2026-11-20Tab:cd:ef+0100",
            "ü026-11-20T+",
        ] {
            assert_eq!(in_utc(odd), odd);
        }
    }
}
