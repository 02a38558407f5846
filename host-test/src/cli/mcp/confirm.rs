//! What destroys is asked about first. Only the person at the client can answer, never the model.
//!
//! Until version 2026-07-28 of the protocol the server asks in the middle of a call. From then on it returns the question,
//! and the client calls again with the answer.

use std::time::Duration;

use host_test::types::{Error, ErrorKind};
use rmcp::{
    RoleServer,
    model::{
        ElicitRequest, ElicitRequestParams, ElicitResult, ElicitationAction, ElicitationSchema, InputRequest,
        InputRequiredResult, InputResponses, JsonObject, ProtocolVersion,
    },
    service::RequestContext,
};
use serde_json::Value;

use super::{
    super::{
        failure::{Result, usage},
        terminal::line,
    },
    catalog::Served,
};

/// The question's name, where it is returned.
const QUESTION: &str = "confirm";
/// How long a person has to answer.
const ANSWER: Duration = Duration::from_secs(10 * 60);
/// The most characters of an input that are shown: a long one must not hide the others.
const SHOWN: usize = 200;

/// Asks, unless the answer came along. Ok if the action may run, or with the question to return.
///
/// # Errors
/// If the person did not agree, or the client cannot ask.
pub async fn ask(
    connection: &str,
    served: &Served,
    input: &JsonObject,
    answers: Option<&InputResponses>,
    context: &RequestContext<RoleServer>,
) -> Result<Option<InputRequiredResult>> {
    if let Some(answer) = answers.and_then(|answers| answers.get(QUESTION)) {
        let action = serde_json::from_value::<ElicitResult>(answer.clone()).map(|answer| answer.action);
        return agreed(served, action.ok()).map(|()| None);
    }
    if !can_ask(context) {
        let id = &served.action.id;
        return Err(refused(
            format!("{id} is destructive, and this client can't ask the user to confirm it. Nothing was changed."),
            format!(
                "The user can start the server with --yes, which runs such actions without asking, or run it by hand: host-test run {id} -c {connection}"
            ),
        ));
    }
    let question = question(connection, served, input);
    if context.protocol_version().is_some_and(|version| version >= ProtocolVersion::V_2026_07_28) {
        let question = InputRequest::Elicitation(ElicitRequest::new(question));
        return Ok(Some(InputRequiredResult::from_input_requests([(QUESTION.to_owned(), question)].into())));
    }
    let answer = tokio::select! {
        answer = context.peer.create_elicitation_with_timeout(question, Some(ANSWER)) => answer.ok(),
        () = context.ct.cancelled() => None,
    };
    agreed(served, answer.map(|answer| answer.action)).map(|()| None)
}

fn can_ask(context: &RequestContext<RoleServer>) -> bool {
    // Older clients name no way to ask, and mean this one.
    let asks = context.client_capabilities().and_then(|capabilities| capabilities.elicitation);
    asks.is_some_and(|asks| asks.form.is_some() || asks.url.is_none())
}

fn question(connection: &str, served: &Served, input: &JsonObject) -> ElicitRequestParams {
    let action = &served.action;
    ElicitRequestParams::FormElicitationParams {
        meta: None,
        message: format!(
            "Run the destructive action `{}` on the connection `{connection}`?\n{}\n{}",
            action.id,
            action.description,
            shown(input, &served.input)
        ),
        // To accept is the answer: there is nothing to fill in.
        requested_schema: ElicitationSchema::new([].into()),
    }
}

/// A line for each input, without secrets and without what could make it look like another.
fn shown(input: &JsonObject, schema: &Value) -> String {
    let shown = input.iter().map(|(name, value)| {
        let is_secret = schema["properties"][name]["writeOnly"] == true;
        let value = if is_secret { "***".to_owned() } else { value.to_string() };
        let cut: String = value.chars().take(SHOWN).collect();
        let more = if cut.len() < value.len() { "…" } else { "" };
        line(&format!("{name}: {cut}{more}"))
    });
    shown.collect::<Vec<_>>().join("\n")
}

fn agreed(served: &Served, answer: Option<ElicitationAction>) -> Result<()> {
    let id = &served.action.id;
    match answer {
        Some(ElicitationAction::Accept) => Ok(()),
        Some(ElicitationAction::Decline) => Err(refused(
            format!("The user declined to run {id}. Nothing was changed."),
            "Don't run it again unless the user asks for it.",
        )),
        _ => Err(refused(
            format!("The user did not confirm {id}. Nothing was changed."),
            "Ask the user whether to run it, and try again.",
        )),
    }
}

/// The input is right, and the host does not run it.
fn refused(message: String, resolution: impl Into<String>) -> Box<Error> {
    let mut error = usage(message, resolution);
    error.kind = ErrorKind::Host;
    error
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn no_input_hides_another_or_shows_a_secret() {
        let input = json!({ "body": "x".repeat(5000), "name": "a\nbranch: main", "secret": "hunter2", "path": "repositories/acme/web" });
        let schema = json!({ "properties": { "secret": { "writeOnly": true } } });
        let shown = shown(input.as_object().expect("an object"), &schema);
        let lines: Vec<_> = shown.lines().collect();
        assert_eq!(lines.len(), 4, "{shown}");
        assert!(lines[0].starts_with("body: \"xxx") && lines[0].ends_with('…') && lines[0].len() < 250, "{shown}");
        assert_eq!(lines[2..], ["secret: ***", "path: \"repositories/acme/web\""]);
    }
}
