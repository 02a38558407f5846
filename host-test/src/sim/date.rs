//! Dates as HTTP and both products write them, from milliseconds since the epoch.

/// `Sun, 01 Nov 2026 12:00:00 GMT`
pub fn http(ms: u64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (weekday, Date { year, month, day, hour, minute, second }) = (DAYS[(ms / 86_400_000 % 7) as usize], date(ms));
    let month = MONTHS[month - 1];
    format!("{weekday}, {day:02} {month} {year} {hour:02}:{minute:02}:{second:02} GMT")
}

/// As Cloud's REST writes them: `2026-11-01T12:00:00.007000+00:00`
pub fn cloud(ms: u64) -> String {
    let Date { year, month, day, hour, minute, second } = date(ms);
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}000+00:00", ms % 1_000)
}

/// As Data Center's webhooks write them: `2026-11-01T12:00:00+0000`
pub fn data_center(ms: u64) -> String {
    let Date { year, month, day, hour, minute, second } = date(ms);
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+0000")
}

struct Date {
    year: u64,
    /// From 1.
    month: usize,
    day: u64,
    hour: u64,
    minute: u64,
    second: u64,
}

fn date(ms: u64) -> Date {
    let (mut left, second) = (ms / 86_400_000, ms / 1_000 % 86_400);
    let mut year = 1970;
    while left >= days_of(year) {
        left -= days_of(year);
        year += 1;
    }
    let lengths = [31, days_of(year) - 337, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while left >= lengths[month] {
        left -= lengths[month];
        month += 1;
    }
    Date { year, month: month + 1, day: left + 1, hour: second / 3_600, minute: second / 60 % 60, second: second % 60 }
}

fn days_of(year: u64) -> u64 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    if leap { 366 } else { 365 }
}

#[cfg(test)]
mod tests {
    use super::{cloud, data_center, http};

    #[test]
    fn dates_are_as_http_writes_them() {
        for (ms, date) in [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (1_709_164_800_000, "Thu, 29 Feb 2024 00:00:00 GMT"),
            (1_793_534_400_000, "Sun, 01 Nov 2026 12:00:00 GMT"),
            (1_798_761_599_999, "Thu, 31 Dec 2026 23:59:59 GMT"),
        ] {
            assert_eq!(http(ms), date);
        }
    }

    #[test]
    fn dates_are_as_each_product_writes_them() {
        assert_eq!(cloud(1_798_761_599_007), "2026-12-31T23:59:59.007000+00:00");
        assert_eq!(data_center(1_709_164_800_999), "2024-02-29T00:00:00+0000");
    }
}
