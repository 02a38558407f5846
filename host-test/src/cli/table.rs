//! Tables without lines: readable on a terminal, and still columns for `grep` and `awk`.

use comfy_table::{Attribute, Cell, Color, ColumnConstraint, ContentArrangement, Table, presets};

use super::terminal::{line, width};

/// Rows below a header, which is left out where it is empty, as are columns without content. Cells are wrapped to the
/// terminal's width.
pub fn table(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    // Names of members come from elsewhere as well. A cell with a line of its own would look like another row.
    let rows = rows.into_iter().map(|row| row.iter().map(|cell| line(cell)).collect());
    let rows: Vec<Vec<String>> = rows.collect();
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    // Whether to colour is decided in one place, for NO_COLOR's sake.
    table.force_no_tty();
    if console::colors_enabled() {
        table.enforce_styling();
    }
    if let Some(width) = width() {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    if !header.is_empty() {
        table
            .set_header(header.iter().map(|name| Cell::new(line(&name.to_uppercase())).add_attribute(Attribute::Bold)));
    }
    for row in &rows {
        table.add_row(row.iter().enumerate().map(|(place, text)| {
            match header.get(place).and_then(|name| colour(name, text)) {
                Some(colour) => Cell::new(text).fg(colour),
                None => Cell::new(text),
            }
        }));
    }
    for (place, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, 2));
        if rows.iter().all(|row| row.get(place).is_none_or(String::is_empty)) {
            column.set_constraint(ColumnConstraint::Hidden);
        }
    }
    table.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Columns whose words say how something stands.
const STATES: [&str; 5] = ["state", "status", "result", "change", "check"];

/// Green for what is well, red for what is not, yellow for what is under way.
fn colour(column: &str, word: &str) -> Option<Color> {
    if !STATES.contains(&column) {
        return None;
    }
    match word {
        "open" | "approved" | "successful" | "passed" | "done" | "resolved" | "added" | "published" => {
            Some(Color::Green)
        }
        "merged" => Some(Color::Magenta),
        "failed" | "declined" | "error" | "changes-requested" | "refused" | "deleted" | "removed" => Some(Color::Red),
        "in-progress" | "pending" | "paused" | "waiting" | "stopped" | "modified" => Some(Color::Yellow),
        _ => None,
    }
}
