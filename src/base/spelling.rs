//! Names in messages: as they are quoted, and the one that was most likely meant.

/// `` `a`, `b` ``: names as messages tell them, with this between them.
pub fn quoted(between: &str, names: &mut dyn Iterator<Item = &str>) -> String {
    let mut told = String::new();
    for name in names {
        told += if told.is_empty() { "" } else { between };
        told += "`";
        told += name;
        told += "`";
    }
    told
}

/// The known name that a person most likely meant: one begins with the other, or few letters differ.
pub fn nearest<'a>(name: &str, mut known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(name, &mut known)
}

fn nearest_of<'a>(name: &str, known: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_ascii_lowercase().replace(['-', ' '], "_");
    let distance = |known: &str| {
        let known = known.to_ascii_lowercase().replace('-', "_");
        let extends = name.len() > 2 && (known.starts_with(&name) || name.starts_with(&known));
        if extends { 1 } else { edits(&name, &known) }
    };
    known
        .map(|known| (distance(known), known))
        .min()
        .filter(|(edits, near)| *edits <= near.len().min(name.len()).div_ceil(3))
        .map(|(_, near)| near)
}

/// Levenshtein's distance.
pub fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_what_a_person_meant() {
        let known = || ["pull_request", "repo", "source", "max_items"].into_iter();
        assert_eq!(nearest("repository", known()), Some("repo"));
        assert_eq!(nearest("sorce", known()), Some("source"));
        assert_eq!(nearest("pull-request-id", known()), Some("pull_request"));
        assert_eq!(nearest("maxItems", known()), Some("max_items"));
        assert_eq!(nearest("colour", known()), None);
    }
}
