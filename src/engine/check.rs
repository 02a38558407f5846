//! What the compiler checks of every action: that its templates and its fields fit.

use crate::base::product::Product;
use crate::engine::action::{Action, Call};
use crate::engine::field::{Field, Type};
use crate::engine::template::placeholder;

/// Panics, at compile time where it stands behind `const _: () =`, when an action's templates and fields do not fit:
/// a name that is not declared, `*` on what is no list, a path that may stay empty, a field that nothing uses.
pub const fn check(actions: &[&Action]) {
    let mut i = 0;
    while i < actions.len() {
        let action = actions[i];
        assert!(is_kebab(action.id), "an action's id is kebab case");
        check_names(action);
        if let Some(call) = &action.cloud {
            check_call(action, call, Product::Cloud);
        }
        if let Some(call) = &action.data_center {
            check_call(action, call, Product::DataCenter);
        }
        i += 1;
    }
}

const fn is_kebab(id: &str) -> bool {
    let id = id.as_bytes();
    let mut i = 0;
    while i < id.len() {
        if !(id[i].is_ascii_lowercase() || (id[i] == b'-' && i > 0 && i + 1 < id.len())) {
            return false;
        }
        i += 1;
    }
    !id.is_empty()
}

/// No two fields of one name, and none of `one_of` that is no field.
const fn check_names(action: &Action) {
    let mut i = 0;
    while i < action.one_of.len() {
        let mut j = 0;
        while j < action.optional.len() && !same(action.one_of[i], action.optional[j].name) {
            j += 1;
        }
        assert!(j < action.optional.len(), "`one_of` names a field that is not among `optional`");
        i += 1;
    }
    i = 0;
    while i < action.required.len() + action.optional.len() {
        let mut j = 0;
        while j < i {
            assert!(!same(nth(action, i).name, nth(action, j).name), "a field is declared twice");
            j += 1;
        }
        i += 1;
    }
}

const fn check_call(action: &Action, call: &Call, product: Product) {
    let (does, query, body) = (call.request.as_bytes(), call.query.as_bytes(), call.body.as_bytes());
    let mut space = 0;
    while space < does.len() && does[space].is_ascii_uppercase() {
        space += 1;
    }
    let well_formed = space > 0 && space + 1 < does.len() && does[space] == b' ' && does[space + 1] == b'/';
    assert!(well_formed || (does.is_empty() && call.run.is_some()), "`request` reads `METHOD /path`");
    // A `run` function may fill in what the input leaves out.
    check_template(action, call, does, product, call.run.is_none());
    check_template(action, call, query, product, false);
    check_template(action, call, body, product, false);
    check_template(action, call, call.then.as_bytes(), product, true);
    if let Some(read) = &call.prefetch {
        check_template(action, call, read.request.as_bytes(), product, true);
    }
    // What functions use nobody sees here.
    let by_code = call.run.is_some() || call.form.is_some() || !call.computed.is_empty();
    let mut i = 0;
    while i < action.required.len() + action.optional.len() && !by_code {
        let field = nth(action, i);
        // People go by many names, which are looked up among a workspace's members.
        let looks_up = same(field.name, "workspace") && has_users(action);
        let used = names(does, field) || names(query, field) || names(body, field) || looks_up;
        if applies(field, product) && !used {
            panic!("{}", field.name); // declared, and no template uses it
        }
        i += 1;
    }
}

/// Each placeholder is a declared field; in a path one that must be given, behind `*` one that can be several.
const fn check_template(action: &Action, call: &Call, template: &[u8], product: Product, path: bool) {
    let mut at = 0;
    while let Some((start, end)) = placeholder(template, at) {
        let repeats = template[end - 1] == b'*';
        let name = (start, if repeats { end - 1 } else { end });
        let mut i = 0;
        while !is_added(call, template, name) {
            assert!(i < action.required.len() + action.optional.len(), "a template names a field that is not declared");
            let field = nth(action, i);
            if names_at(template, name, field.name.as_bytes()) {
                assert!(applies(field, product), "a template names a field of the other product");
                let there = i < action.required.len() || !field.default.is_empty() || has_alternative(template, end);
                assert!(!path || there, "a field in a path must be among `required`");
                let stays = matches!(field.ty, Type::Id | Type::User | Type::Path | Type::Integer(_) | Type::Enum(_));
                assert!(!path || stays, "a field in a path is an id, a person, a path, a number or a word");
                assert!(!repeats || matches!(field.ty, Type::Array(_) | Type::Enum(_)), "`*` stands behind a list");
                break;
            }
            i += 1;
        }
        at = end + 1;
    }
}

/// Whether another path follows, for when this one lacks an input.
const fn has_alternative(template: &[u8], mut at: usize) -> bool {
    while at < template.len() {
        if template[at] == b'|' {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_added(call: &Call, template: &[u8], name: (usize, usize)) -> bool {
    let mut i = 0;
    while i < call.computed.len() {
        if names_at(template, name, call.computed[i].0.as_bytes()) {
            return true;
        }
        i += 1;
    }
    i = 0;
    while i < call.adds.len() {
        if names_at(template, name, call.adds[i].as_bytes()) {
            return true;
        }
        i += 1;
    }
    false
}

const fn has_users(action: &Action) -> bool {
    let mut i = 0;
    while i < action.required.len() + action.optional.len() {
        if matches!(nth(action, i).ty, Type::User | Type::Array(Type::User)) {
            return true;
        }
        i += 1;
    }
    false
}

const fn nth(action: &Action, i: usize) -> &Field {
    if i < action.required.len() { action.required[i] } else { action.optional[i - action.required.len()] }
}

const fn applies(field: &Field, product: Product) -> bool {
    match field.only {
        Some(only) => only as u8 == product as u8,
        None => true,
    }
}

const fn names(template: &[u8], field: &Field) -> bool {
    let mut at = 0;
    while let Some((start, end)) = placeholder(template, at) {
        let end_of_name = if template[end - 1] == b'*' { end - 1 } else { end };
        if names_at(template, (start, end_of_name), field.name.as_bytes()) {
            return true;
        }
        at = end + 1;
    }
    false
}

const fn names_at(template: &[u8], (start, end): (usize, usize), name: &[u8]) -> bool {
    let mut i = 0;
    while i < name.len() && start + i < end {
        if template[start + i] != name[i] {
            return false;
        }
        i += 1;
    }
    i == name.len() && start + i == end
}

const fn same(a: &str, b: &str) -> bool {
    names_at(a.as_bytes(), (0, a.len()), b.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::action::ACTION;
    use crate::engine::action::CALL;
    use crate::engine::action::Effect;
    use crate::engine::field::Field;

    const GOOD: Action = Action {
        id: "get-thing",
        about: "Gets it.",
        required: &[&Field::id("repo", "Slug.", "web")],
        optional: &[&Field::ids("labels", "Labels.", "a, b"), &Field::string("note", "Cloud's note.", "n").on_cloud()],
        cloud: Some(&Call {
            request: "POST /x/{repo}",
            body: r#"{"labels": ["{labels*}"], "note": "{note}"}"#,
            ..CALL
        }),
        data_center: Some(&Call { request: "GET /y/{repo}", query: "label={labels*}", ..CALL }),
        ..ACTION
    };

    #[test]
    fn a_consistent_action_passes_and_derives_the_rest() {
        check(&[&GOOD]);
        assert_eq!(GOOD.title(), "Get thing");
        assert_eq!(GOOD.effect(), Effect::Write);
        assert!(!GOOD.idempotent());
    }

    fn with(cloud: Call) -> Action {
        Action { cloud: Some(Box::leak(Box::new(cloud))), data_center: None, ..GOOD }
    }

    #[test]
    #[should_panic(expected = "not declared")]
    fn an_undeclared_name_is_refused() {
        check(&[&with(Call { request: "GET /x/{repository}", ..CALL })]);
    }

    #[test]
    #[should_panic(expected = "behind a list")]
    fn a_star_on_what_is_no_list_is_refused() {
        check(&[&with(Call { request: "GET /x/{repo}", query: "r={repo*}", ..CALL })]);
    }

    #[test]
    #[should_panic(expected = "among `required`")]
    fn a_path_that_may_stay_empty_is_refused() {
        check(&[&with(Call { request: "GET /x/{note}", ..CALL })]);
    }

    #[test]
    #[should_panic(expected = "labels")]
    fn a_field_that_nothing_uses_is_refused() {
        check(&[&with(Call { request: "GET /x/{repo}", query: "note={note}", ..CALL })]);
    }

    #[test]
    #[should_panic(expected = "other product")]
    fn a_field_of_the_other_product_is_refused() {
        check(&[&Action { data_center: Some(&Call { request: "GET /y/{repo}", query: "n={note}", ..CALL }), ..GOOD }]);
    }

    #[test]
    #[should_panic(expected = "not among `optional`")]
    fn a_choice_of_what_must_be_given_is_refused() {
        check(&[&Action { one_of: &["repo", "labels"], ..GOOD }]);
    }

    #[test]
    #[should_panic(expected = "METHOD /path")]
    fn a_call_without_a_method_is_refused() {
        check(&[&with(Call { request: "/x/{repo}", ..CALL })]);
    }
}
