//! An answer that is too long for a model is cut in the one member that makes it long, and can be gone on with from there.

use serde_json::{Value, json};

/// What is left of a member.
#[derive(Debug, PartialEq)]
pub struct Cut {
    /// Path of the string or array: `files[0].patch`.
    member: String,
    /// Characters of the whole string, or items of the whole array.
    total: usize,
    /// Where what follows begins, unless nothing does.
    next: Option<usize>,
}

impl Cut {
    /// As the output schema has it; an answer that cannot be had again has nothing to go on with.
    pub fn json(&self, again: bool) -> Value {
        json!({ "member": self.member, "total": self.total, "next_offset": self.next.filter(|_| again) })
    }
}

/// No member alone makes it long. Holds its length in characters.
#[derive(Debug, PartialEq)]
pub struct TooLong(pub usize);

/// The length of a value as JSON, in characters.
pub fn length(value: &Value) -> usize {
    value.to_string().chars().count()
}

/// Shortens an answer to so many characters: of the member that makes it long, what fits from `offset` on stays. None if it
/// fits whole.
pub fn cut(answer: &mut Value, offset: usize, room: usize) -> Result<Option<Cut>, TooLong> {
    let whole = length(answer);
    if offset == 0 && whole <= room {
        return Ok(None);
    }
    let mut path = String::new();
    let member = longest(answer, &mut path).ok_or(TooLong(whole))?;
    // But for what stands around it, and its own quotes or brackets.
    let left = (room + length(member)).saturating_sub(whole + 2);
    let (total, kept) = match member {
        Value::String(text) => {
            let kept: String = fitting(text.chars().skip(offset), left, |c| written(*c)).collect();
            (std::mem::replace(text, kept).chars().count(), text.chars().count())
        }
        Value::Array(items) => {
            let total = items.len();
            items.drain(..offset.min(total));
            let kept = fitting(items.iter(), left, |item| length(item) + 1).count();
            items.truncate(kept);
            (total, kept)
        }
        _ => return Err(TooLong(whole)),
    };
    let next = Some(offset + kept).filter(|next| *next < total);
    if kept == 0 && next.is_some() {
        return Err(TooLong(whole));
    }
    Ok(Some(Cut { member: path.trim_start_matches('.').to_owned(), total, next }))
}

/// The first parts whose lengths together are no more than this.
fn fitting<T>(parts: impl Iterator<Item = T>, room: usize, length: impl Fn(&T) -> usize) -> impl Iterator<Item = T> {
    let mut left = Some(room);
    parts.take_while(move |part| {
        left = left.and_then(|left| left.checked_sub(length(part)));
        left.is_some()
    })
}

/// How many characters a character is written as in JSON.
fn written(c: char) -> usize {
    match c {
        '"' | '\\' | '\n' | '\r' | '\t' | '\u{8}' | '\u{c}' => 2,
        c if c < ' ' => 6,
        _ => 1,
    }
}

/// The string or array that takes more than half of whatever it is in.
fn longest<'a>(value: &'a mut Value, path: &mut String) -> Option<&'a mut Value> {
    let half = length(value) / 2;
    let is_most = |part: &Value| length(part) > half;
    if let Some(place) = value.as_array().and_then(|items| items.iter().position(is_most)) {
        *path += &format!("[{place}]");
        return longest(&mut value[place], path);
    }
    match value {
        Value::Object(members) => {
            let (name, member) = members.iter_mut().find(|(_, member)| is_most(member))?;
            *path += &format!(".{name}");
            longest(member, path)
        }
        Value::Array(_) | Value::String(_) => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All pieces, joined, until nothing follows.
    fn pieces(answer: &Value, pointer: &str, room: usize) -> Vec<Value> {
        let (mut pieces, mut offset) = (Vec::new(), 0);
        loop {
            let mut piece = answer.clone();
            let cut = cut(&mut piece, offset, room).expect("one member makes it long").expect("it is too long");
            assert!(length(&piece) <= room, "{}", length(&piece));
            pieces.push(piece.pointer(pointer).expect("the member").clone());
            match cut.next {
                Some(next) => offset = next,
                None => return pieces,
            }
        }
    }

    #[test]
    fn pieces_of_a_long_text_are_the_text() {
        let text = "a \"quoted\" line\nü\u{1}😀\\".repeat(500);
        let answer = json!({ "path": "a.txt", "files": [{ "patch": text }, { "patch": "b" }] });
        let pieces = pieces(&answer, "/files/0/patch", 1000);
        assert!(pieces.len() > 5, "{}", pieces.len());
        assert_eq!(pieces.iter().filter_map(Value::as_str).collect::<String>(), text);
        let cut = cut(&mut answer.clone(), 0, 1000).expect("one member").expect("too long");
        assert_eq!((cut.member.as_str(), cut.total), ("files[0].patch", text.chars().count()));
    }

    #[test]
    fn pieces_of_a_long_array_are_the_array() {
        let lines: Vec<_> = (0..500).map(|line| json!({ "line": line })).collect();
        let pieces = pieces(&json!({ "lines": lines, "path": "a.txt" }), "/lines", 1000);
        assert!(pieces.len() > 5, "{}", pieces.len());
        assert_eq!(pieces.iter().filter_map(Value::as_array).flatten().cloned().collect::<Vec<_>>(), lines);
    }

    #[test]
    fn what_fits_is_left_and_what_has_no_long_member_is_refused() {
        let short = json!({ "title": "Retry" });
        assert_eq!(cut(&mut short.clone(), 0, 100), Ok(None));
        let wide: Value = (0..500).map(|n| (format!("member_{n}"), json!("text"))).collect();
        assert_eq!(cut(&mut wide.clone(), 0, 1000), Err(TooLong(length(&wide))));
        // Two that are as long as each other.
        let both = json!({ "source": "x".repeat(2000), "target": "y".repeat(2000) });
        assert!(cut(&mut both.clone(), 0, 1000).is_err());
    }
}
