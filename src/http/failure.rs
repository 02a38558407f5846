//! Turns answers of failure into the error record: the right kind, Bitbucket's own words, and what to do about it.

use excerpt::find;
use serde_json::{Map, Value};

use crate::base::connection::Connection;
use crate::base::error::{Error, FieldError, Kind};
use crate::base::host::Response;
use crate::base::json::{self, texts_of};
use crate::base::product::Product;
use crate::http::advice;
use crate::http::exception::Exception;
use crate::http::message::Reply;

/// How much of an answer that is no JSON is shown, in characters.
const SHOWN: usize = 500;

/// The error that an answer of 300 and above stands for.
pub fn of(connection: &Connection, reply: &Reply) -> Box<Error> {
    let body = reply.text().and_then(|text| json::parse(text).ok());
    let told = body.and_then(|body| ErrorBody::by(connection.product, &body));
    let enveloped = told.is_some();
    let told = told.unwrap_or_default();
    // Servers refuse credentials in many ways, some of them on pages.
    let refuses = matches!(reply.status, 401 | 403);
    let page = if refuses && !enveloped { reply.text().unwrap_or_default() } else { "" };
    let said = format!("{} {} {page}", told.message, told.exception()).to_ascii_lowercase();
    let kind = match kind(connection.product, reply, &told, enveloped) {
        Kind::Forbidden if advice::says(&said, advice::BASIC_IS_OFF) => Kind::Unauthenticated,
        kind => kind,
    };
    let advice = match refuses || kind == Kind::Conflict {
        true => advice::given(kind, connection, &said, &Exception::named(told.exception())),
        false => advice::on(kind, connection, ""),
    };
    let words = connection.redact(&told.message);
    let message = match words.trim_end_matches('.') {
        "" => format!("{} returned {} {}.", connection.product.name(), reply.status, phrase(reply.status)),
        words => format!("{} returned {}: {words}.", connection.product.name(), reply.status),
    };
    let mut error = Error::new(kind, message).resolution(advice.resolution);
    error.code = Some(connection.redact(told.code())).filter(|code| !code.is_empty());
    // Where Bitbucket says what it minds, a guess of ours would only stand beside it.
    let said = matches!(kind, Kind::Conflict | Kind::Rejected) && !words.is_empty();
    error.cause = told.cause.map(|cause| connection.redact(&cause)).or((!said).then(|| advice.cause.into()));
    error.status = Some(reply.status);
    error.retry_after_ms = reply.retry_after_ms;
    error.required_scopes = told.required;
    error.granted_scopes = told.granted;
    error.fields = told.fields;
    for field in &mut error.fields {
        field.message = connection.redact(&field.message);
    }
    error.link = told.link;
    error.request = Some(reply.request.clone());
    error.detail =
        if enveloped { told.detail.map(|detail| connection.redact(&detail)) } else { shown(connection, reply) };
    error.extra = (!told.extra.is_empty()).then(|| connection.redact(&Value::Object(told.extra).to_string()));
    error
}

/// Whether a 401 says that a token is over, so that a newer one may help: never where the person is known and refused.
pub fn says_expired(connection: &Connection, response: &Response) -> bool {
    if response.status != 401 || connection.client().is_none() {
        return false;
    }
    let header = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case("WWW-Authenticate"));
    let challenge = header.map(|header| header.value.to_ascii_lowercase()).unwrap_or_default();
    let body = json::parse(response.body.text().unwrap_or_default()).unwrap_or_default();
    // OAuth's own form is the same on both products.
    let told = ErrorBody::by(connection.product, &body).or_else(|| ErrorBody::by_cloud(&body)).unwrap_or_default();
    let message = told.message.to_ascii_lowercase();
    match (Exception::named(told.exception()), connection.product) {
        (Exception::Captcha | Exception::NoAccess, _) => false,
        (Exception::Authentication, Product::DataCenter) => true,
        (exception, Product::DataCenter) if exception != Exception::Other(String::new()) => false,
        _ => [challenge, message]
            .iter()
            .any(|told| told.contains("token") && advice::says(told, &["expired", "invalid"])),
    }
}

/// The error of a redirect to a page to sign in.
pub fn login(connection: &Connection, reply: &Reply) -> Box<Error> {
    let mut error = Error::new(Kind::Unauthenticated, format!("{} requires signing in.", connection.product.name()))
        .cause("The credential is invalid, expired or revoked, or isn't valid for this URL.")
        .resolution(advice::on(Kind::Unauthenticated, connection, "").resolution);
    error.status = Some(reply.status);
    error.request = Some(reply.request.clone());
    error
}

/// The code of the error for what is no JSON.
pub const NO_JSON: &str = "no-json";

/// The error of a success whose body is not the JSON that was asked for: a login page, a proxy's page, half an answer.
pub fn no_json(connection: &Connection, reply: &Reply) -> Box<Error> {
    if is_web_page(reply) {
        return web_page(connection, reply, "JSON");
    }
    let error =
        Error::new(Kind::Upstream, format!("{} returned a response that isn't valid JSON.", connection.product.name()))
            .resolution("Try again. If it keeps failing, check `detail` and any proxies.");
    unread(error, connection, reply)
}

/// Whether an answer is for a browser.
pub fn is_web_page(reply: &Reply) -> bool {
    reply.header("Content-Type").is_some_and(|value| value.starts_with("text/html"))
}

/// The error of a web page that came instead of what was asked for.
pub fn web_page(connection: &Connection, reply: &Reply, wanted: &str) -> Box<Error> {
    let message = format!("{} returned a web page instead of {wanted}.", connection.product.name());
    let error = Error::new(Kind::Unauthenticated, message)
        .cause("Probably a login page: the credential isn't valid here, or the URL isn't that of the server.")
        .resolution("Check the credential and the URL in the connection.");
    unread(error, connection, reply)
}

fn unread(mut error: Box<Error>, connection: &Connection, reply: &Reply) -> Box<Error> {
    error.code = Some(NO_JSON.into());
    error.status = Some(reply.status);
    error.request = Some(reply.request.clone());
    error.detail = shown(connection, reply);
    error
}

/// What an error's envelope says, whichever product's it is.
#[derive(Default)]
struct ErrorBody {
    message: String,
    detail: Option<String>,
    /// OAuth's code.
    code: String,
    cause: Option<String>,
    /// What only Data Center tells: its name of the exception, and whom or what the refusal is about.
    extra: Map<String, Value>,
    fields: Vec<FieldError>,
    required: Vec<String>,
    granted: Vec<String>,
    link: Option<String>,
}

impl ErrorBody {
    fn by(product: Product, body: &Value) -> Option<Self> {
        match product {
            Product::Cloud => Self::by_cloud(body),
            Product::DataCenter => Self::by_data_center(body),
        }
    }

    /// Data Center's name of the exception, without its package.
    fn exception(&self) -> &str {
        let name = self.extra.get("exception").and_then(Value::as_str).unwrap_or_default();
        name.rsplit('.').next().unwrap_or_default()
    }

    /// The product's own code: Data Center's exception, or OAuth's.
    fn code(&self) -> &str {
        if self.code.is_empty() { self.exception() } else { &self.code }
    }

    /// `{"type": "error", "error": {message, detail?, fields?, data?}}`
    fn by_cloud(body: &Value) -> Option<Self> {
        let error = body.get("error")?;
        let Some(message) = find(error, "message").as_str().map(str::to_owned) else {
            // OAuth's own form: {"error": "invalid_grant", "error_description": …}
            let code = error.as_str()?;
            let message = body["error_description"].as_str().unwrap_or(code).to_owned();
            return Some(Self { message, code: code.into(), ..Self::default() });
        };
        let mut fields = Vec::new();
        for (field, told) in error["fields"].as_object().into_iter().flatten() {
            let message = match told {
                Value::Array(_) => texts_of(told).join("; "),
                Value::String(one) => one.clone(),
                other => other.to_string(),
            };
            fields.push(FieldError { field: field.clone(), message });
        }
        let link = ["data.announcement_url", "error.data.announcement_url"].map(|at| find(body, at));
        Some(Self {
            message,
            detail: error["detail"].as_str().map(str::to_owned),
            fields,
            required: texts_of(&error["detail"]["required"]),
            granted: texts_of(&error["detail"]["granted"]),
            link: link.iter().find_map(Value::as_str).map(str::to_owned),
            ..Self::default()
        })
    }

    /// `{"errors": [{context, message, exceptionName, details?, vetoes?, reviewerErrors?, existingPullRequest?}]}`
    fn by_data_center(body: &Value) -> Option<Self> {
        let errors = body.get("errors")?.as_array().filter(|errors| !errors.is_empty())?;
        let mut told = Self::default();
        let (mut details, mut causes) = (Vec::new(), Vec::new());
        let (mut vetoes, mut reviewers) = (Vec::new(), Vec::new());
        for error in errors {
            let text = |place: &str| find(error, place).as_str().map(str::to_owned);
            let message = text("message").unwrap_or_default();
            if let Some(field) = text("context") {
                told.fields.push(FieldError { field, message: message.clone() });
            }
            told.message += if told.message.is_empty() { "" } else { " " };
            told.message += &message;
            details.extend(texts_of(&error["details"]));
            for veto in error["vetoes"].as_array().into_iter().flatten() {
                let reason = veto["detailedMessage"].as_str().or(veto["summaryMessage"].as_str());
                causes.extend(reason.map(str::to_owned));
                vetoes.push(renamed(veto, [("summary", "summaryMessage"), ("detail", "detailedMessage")]));
            }
            for refused in error["reviewerErrors"].as_array().into_iter().flatten() {
                causes.extend(refused["message"].as_str().map(str::to_owned));
                reviewers.push(renamed(refused, [("name", "context"), ("reason", "message")]));
            }
            if let Some(exception) = error.get("exceptionName").filter(|name| name.is_string()) {
                told.extra.entry("exception").or_insert_with(|| exception.clone());
            }
            told.link = told.link.or(text("existingPullRequest.links.self.0.href"));
        }
        told.detail = Some(details.join(" ")).filter(|detail| !detail.is_empty());
        for (name, list) in [("vetoes", vetoes), ("reviewers", reviewers)] {
            if !list.is_empty() {
                told.extra.insert(name.into(), list.into());
            }
        }
        told.cause = Some(causes.join(" ")).filter(|cause| !cause.is_empty());
        Some(told)
    }
}

/// Two members of an object, under names of ours.
fn renamed(object: &Value, names: [(&str, &str); 2]) -> Value {
    json::object(names.map(|(ours, name)| (ours.to_owned(), object[name].clone()))).into()
}

fn kind(product: Product, reply: &Reply, told: &ErrorBody, enveloped: bool) -> Kind {
    match Exception::named(told.exception()) {
        // A 401 of Data Center may mean that the person is known and not permitted.
        Exception::Authorisation | Exception::NoAccess => return Kind::Forbidden,
        Exception::DuplicateRef => return Kind::Conflict,
        Exception::Captcha => return Kind::InteractionRequired,
        _ => {}
    }
    if reply.header("X-Authentication-Denied-Reason").is_some_and(|reason| reason.starts_with("CAPTCHA")) {
        return Kind::InteractionRequired;
    }
    match reply.status {
        401 => Kind::Unauthenticated,
        403 if !told.required.is_empty() => Kind::MissingScope,
        402 => Kind::QuotaExceeded,
        403 => Kind::Forbidden,
        // Data Center names every resource that it misses; a bare 404 is a route that this version lacks. HEAD has no body.
        404 if product == Product::Cloud && told.message.contains("no API hosted at this URL") => Kind::Unsupported,
        404 if product == Product::DataCenter && !enveloped && !reply.request.starts_with("HEAD ") => Kind::Unsupported,
        404 => Kind::NotFound,
        405 | 501 => Kind::Unsupported,
        408 | 504 | 555 => Kind::Timeout,
        409 | 412 => Kind::Conflict,
        410 => Kind::Gone,
        413 => Kind::TooLarge,
        429 => Kind::RateLimited,
        // Cloud has no 409 for these, Data Center does.
        400 if product == Product::Cloud && stands_against(&told.message) => Kind::Conflict,
        400..=499 => Kind::Rejected,
        _ => Kind::Upstream,
    }
}

/// Whether Cloud's words say that something exists already, is over already, or that commits do not go together.
fn stands_against(message: &str) -> bool {
    ["already exists", "already closed", "merge conflicts", "Unable to fast forward"]
        .iter()
        .any(|words| message.contains(words))
}

/// The beginning of a body that is no error envelope, on one line and without secrets.
fn shown(connection: &Connection, reply: &Reply) -> Option<String> {
    let text = String::from_utf8_lossy(reply.bytes());
    let words: Vec<_> = text.split_whitespace().collect();
    let line = connection.redact(&words.join(" "));
    let cut: String = line.chars().take(SHOWN).collect();
    (!cut.is_empty()).then_some(cut)
}

/// The reason phrase, for the statuses that need one here.
fn phrase(status: u16) -> &'static str {
    match status {
        300..=399 => "and a redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        410 => "Gone",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        555 => "(Bitbucket's own timeout)",
        _ => "without a reason",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::host::{Content, Header};
    use crate::catalog::connection;

    fn error(product: Product, status: u16, headers: &[(&str, &str)], body: &str) -> Box<Error> {
        answer("GET /x", product, status, headers, body)
    }

    fn answer(request: &str, product: Product, status: u16, headers: &[(&str, &str)], body: &str) -> Box<Error> {
        let settings = match product {
            Product::Cloud => r#"{"product":"cloud","credential":"access-token","token":"hunter2"}"#,
            Product::DataCenter => {
                r#"{"product":"data-center","credential":"host-managed","base_url":"https://git.example.com"}"#
            }
        };
        let connection = connection::read("c", settings).unwrap();
        let headers = headers.iter().map(|(n, v)| Header { name: (*n).into(), value: (*v).into() }).collect();
        of(
            &connection,
            &Reply { request: request.into(), status, headers, body: Content::Text(body.into()), retry_after_ms: None },
        )
    }

    #[test]
    fn cloud_tells_fields_scopes_and_announcements() {
        let body = r#"{"type":"error","error":{"message":"Bad request","detail":"Read on","fields":{"name":["Too long","Too odd"],"key":"Taken"}}}"#;
        let bad = error(Product::Cloud, 400, &[], body);
        assert_eq!((bad.kind, bad.message.as_str()), (Kind::Rejected, "Bitbucket Cloud returned 400: Bad request."));
        assert_eq!(bad.detail.as_deref(), Some("Read on"));
        let fields: Vec<_> = bad.fields.iter().map(|f| (f.field.as_str(), f.message.as_str())).collect();
        assert_eq!(fields, [("name", "Too long; Too odd"), ("key", "Taken")]);

        let body = r#"{"type":"error","error":{"message":"Your credentials lack one or more required privilege scopes.","detail":{"required":["pullrequest"],"granted":["repository"]}}}"#;
        let narrow = error(Product::Cloud, 403, &[], body);
        assert_eq!(narrow.kind, Kind::MissingScope);
        assert_eq!(
            (narrow.required_scopes, narrow.granted_scopes),
            (vec!["pullrequest".into()], vec!["repository".into()])
        );

        let body =
            r#"{"type":"error","error":{"message":"CHANGE-2770","data":{"announcement_url":"https://a.example"}}}"#;
        let gone = error(Product::Cloud, 410, &[], body);
        assert_eq!((gone.kind, gone.link.as_deref()), (Kind::Gone, Some("https://a.example")));
    }

    #[test]
    fn data_center_is_read_by_the_exceptions_name() {
        let with = |exception: &str| {
            format!(
                r#"{{"errors":[{{"context":null,"message":"No.","exceptionName":"com.atlassian.bitbucket.{exception}"}}]}}"#
            )
        };
        for (status, exception, kind) in [
            (401, "AuthorisationException", Kind::Forbidden),
            (401, "auth.NoAccessAuthenticationException", Kind::Forbidden),
            (401, "auth.IncorrectPasswordAuthenticationException", Kind::Unauthenticated),
            (403, "auth.CaptchaRequiredAuthenticationException", Kind::InteractionRequired),
            (400, "repository.DuplicateRefException", Kind::Conflict),
            (404, "repository.NoSuchRepositoryException", Kind::NotFound),
        ] {
            assert_eq!(error(Product::DataCenter, status, &[], &with(exception)).kind, kind, "{exception}");
        }
        let vetoed = r#"{"errors":[{"message":"Merge vetoed.","exceptionName":"x.PullRequestMergeVetoedException","vetoes":[{"summaryMessage":"Builds","detailedMessage":"Two builds are red."}]}]}"#;
        let vetoed = error(Product::DataCenter, 409, &[], vetoed);
        assert_eq!((vetoed.kind, vetoed.cause.as_deref()), (Kind::Conflict, Some("Two builds are red.")));
        assert!(vetoed.extra.unwrap().contains(r#""vetoes":[{"summary":"Builds","detail":"Two builds are red."}]"#));
        assert_eq!(error(Product::DataCenter, 404, &[], "<html>").kind, Kind::Unsupported);
        assert_eq!(answer("HEAD /x", Product::DataCenter, 404, &[], "").kind, Kind::NotFound);
    }

    #[test]
    fn a_secret_that_is_echoed_shows_nowhere() {
        let body =
            r#"{"error":{"message":"No hunter2.","detail":"Not hunter2.","fields":{"token":"hunter2 is wrong"}}}"#;
        for told in [error(Product::Cloud, 400, &[], body), error(Product::Cloud, 400, &[], "hunter2")] {
            assert!(!format!("{told:?}").contains("hunter2"), "{told:?}");
        }
    }

    #[test]
    fn bodies_that_are_no_envelope_are_shown_cut() {
        let plain = error(Product::Cloud, 404, &[("Content-Type", "text/plain")], "Not Found");
        assert_eq!((plain.kind, plain.message.as_str()), (Kind::NotFound, "Bitbucket Cloud returned 404 Not Found."));
        assert_eq!(plain.detail.as_deref(), Some("Not Found"));
        let limited = error(Product::Cloud, 429, &[], "");
        assert_eq!((limited.kind, limited.detail), (Kind::RateLimited, None));
        let long = error(Product::Cloud, 502, &[], &"<p>\n".repeat(1000));
        assert_eq!(long.detail.unwrap().chars().count(), SHOWN);
        assert_eq!(error(Product::DataCenter, 302, &[("Location", "/x")], "").kind, Kind::Upstream);
    }

    #[test]
    fn every_status_has_its_kind() {
        for (status, kind) in [
            (400, Kind::Rejected),
            (401, Kind::Unauthenticated),
            (402, Kind::QuotaExceeded),
            (403, Kind::Forbidden),
            (404, Kind::NotFound),
            (405, Kind::Unsupported),
            (408, Kind::Timeout),
            (409, Kind::Conflict),
            (410, Kind::Gone),
            (412, Kind::Conflict),
            (413, Kind::TooLarge),
            (418, Kind::Rejected),
            (429, Kind::RateLimited),
            (500, Kind::Upstream),
            (501, Kind::Unsupported),
            (502, Kind::Upstream),
            (503, Kind::Upstream),
            (504, Kind::Timeout),
            (555, Kind::Timeout),
        ] {
            assert_eq!(error(Product::Cloud, status, &[], "").kind, kind, "{status}");
            let named = r#"{"errors":[{"message":"No.","exceptionName":"x.OtherException"}]}"#;
            assert_eq!(error(Product::DataCenter, status, &[], named).kind, kind, "{status}");
        }
        let denied = [("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=x")];
        assert_eq!(error(Product::DataCenter, 401, &denied, "").kind, Kind::InteractionRequired);
        assert_eq!(
            error(Product::DataCenter, 401, &denied.map(|(name, _)| (name, "other")), "").kind,
            Kind::Unauthenticated
        );
    }

    /// Each product has words of its own; the other's mean nothing.
    #[test]
    fn clouds_words_decide_where_its_status_does_not() {
        for (status, words, cloud, data_center) in [
            (404, "There is no API hosted at this URL.", Kind::Unsupported, Kind::NotFound),
            (400, "A branch of this name already exists.", Kind::Conflict, Kind::Rejected),
            (400, "It is already closed.", Kind::Conflict, Kind::Rejected),
            (400, "There are merge conflicts.", Kind::Conflict, Kind::Rejected),
            (400, "Unable to fast forward.", Kind::Conflict, Kind::Rejected),
            (400, "Something else.", Kind::Rejected, Kind::Rejected),
        ] {
            let ours = format!(r#"{{"error":{{"message":"{words}"}}}}"#);
            let theirs = format!(r#"{{"errors":[{{"message":"{words}"}}]}}"#);
            assert_eq!(error(Product::Cloud, status, &[], &ours).kind, cloud, "{words}");
            assert_eq!(error(Product::DataCenter, status, &[], &theirs).kind, data_center, "{words}");
        }
    }

    /// On a page or in an envelope; only a refusal is looked through.
    #[test]
    fn a_server_that_takes_no_passwords_refuses_the_credential() {
        let page = "<p>Basic authentication has been disabled</p>";
        let told = r#"{"errors":[{"message":"Basic authentication has been disabled"}]}"#;
        assert_eq!(error(Product::DataCenter, 403, &[], page).kind, Kind::Unauthenticated);
        assert_eq!(error(Product::DataCenter, 403, &[], told).kind, Kind::Unauthenticated);
        assert_eq!(error(Product::DataCenter, 403, &[], "<p>No</p>").kind, Kind::Forbidden);
        // A page beside which an envelope speaks is no page.
        let beside = r#"{"errors":[{"message":"No."}],"page":"basic authentication has been disabled"}"#;
        assert_eq!(error(Product::DataCenter, 403, &[], beside).kind, Kind::Forbidden);
        assert_eq!(error(Product::DataCenter, 409, &[], page).kind, Kind::Conflict);
    }

    #[test]
    fn codes_are_oauths_or_data_centers() {
        let code = |product, body: &str| error(product, 400, &[], body).code;
        let refused = r#"{"error":"invalid_grant","error_description":"Gone."}"#;
        assert_eq!(code(Product::Cloud, refused).as_deref(), Some("invalid_grant"));
        let exception = r#"{"errors":[{"message":"No.","exceptionName":"com.x.OtherException"}]}"#;
        assert_eq!(code(Product::DataCenter, exception).as_deref(), Some("OtherException"));
        assert_eq!(code(Product::Cloud, r#"{"error":{"message":"No."}}"#), None);
    }

    /// A cause of ours stands where Bitbucket gives none, and is no guess beside its words.
    #[test]
    fn causes_are_bitbuckets_before_ours() {
        assert!(error(Product::Cloud, 409, &[], "").cause.is_some());
        assert!(error(Product::Cloud, 409, &[], r#"{"error":{"message":"Too late."}}"#).cause.is_none());
        assert!(error(Product::Cloud, 400, &[], r#"{"error":{"message":"Too long."}}"#).cause.is_none());
        let refused = r#"{"errors":[{"message":"No."}]}"#;
        assert!(error(Product::DataCenter, 403, &[], refused).cause.is_some());
        let extra = |body: &str| error(Product::DataCenter, 409, &[], body).extra;
        assert_eq!(extra(refused), None, "what says nothing more has nothing more to tell");
        let reviewers = r#"{"errors":[{"message":"No.","reviewerErrors":[{"context":"ada","message":"Unknown."}]}]}"#;
        assert_eq!(extra(reviewers).as_deref(), Some(r#"{"reviewers":[{"name":"ada","reason":"Unknown."}]}"#));
    }

    #[test]
    fn only_a_token_that_is_over_is_worth_another() {
        let oauth = |product: &str, rest: &str| {
            let settings = format!(
                r#"{{"product":"{product}","credential":"oauth","client_id":"id","client_secret":"hunter2"{rest}}}"#
            );
            connection::read("c", &settings).unwrap()
        };
        let cloud = oauth("cloud", "");
        let server = oauth("data-center", r#","base_url":"https://git.example.com""#);
        let plain = connection::read("c", r#"{"product":"cloud","credential":"host-managed"}"#).unwrap();
        let response = |status, challenge: &str, body: &str| Response {
            status,
            headers: vec![
                Header { name: "X-Other".into(), value: "token expired".into() },
                Header { name: "www-authenticate".into(), value: challenge.into() },
            ],
            body: Content::Text(body.into()),
        };
        let expired = r#"{"error":{"message":"Access token expired."}}"#;
        let named = |name: &str, message: &str| {
            format!(r#"{{"errors":[{{"message":"{message}","exceptionName":"com.x.{name}"}}]}}"#)
        };
        for (connection, response, expected) in [
            (&cloud, response(401, "", expired), true),
            (&cloud, response(401, r#"Bearer error="invalid_token""#, ""), true),
            (&cloud, response(401, "", r#"{"error":"invalid_token"}"#), true),
            (&cloud, response(401, "", r#"{"error":{"message":"Token of another kind."}}"#), false),
            (&cloud, response(401, "", r#"{"error":{"message":"The password expired."}}"#), false),
            (&cloud, response(403, "", expired), false),
            (&plain, response(401, "", expired), false),
            (&server, response(401, "", &named("IncorrectPasswordAuthenticationException", "No.")), true),
            (&server, response(401, "", &named("NoAccessAuthenticationException", "Token expired.")), false),
            (&server, response(401, "", &named("CaptchaRequiredAuthenticationException", "Token expired.")), false),
            (&server, response(401, "", &named("OtherException", "Token expired.")), false),
            (&server, response(401, "", r#"{"errors":[{"message":"Token expired."}]}"#), true),
            (&server, response(401, "", r#"{"error":"invalid_token"}"#), true),
            (&server, response(401, "", ""), false),
        ] {
            assert_eq!(says_expired(connection, &response), expected, "{:?}", response.body.text());
        }
    }

    #[test]
    fn pages_are_for_a_browser() {
        let reply = |headers: &[(&str, &str)]| {
            let headers = headers.iter().map(|(n, v)| Header { name: (*n).into(), value: (*v).into() }).collect();
            let body = Content::Text("<p>".into());
            Reply { request: "GET /x".into(), status: 200, headers, body, retry_after_ms: None }
        };
        assert!(is_web_page(&reply(&[("content-type", "text/html; charset=utf-8")])));
        assert!(!is_web_page(&reply(&[("Content-Type", "text/plain")])) && !is_web_page(&reply(&[])));
        let connection = connection::read("c", r#"{"product":"cloud","credential":"host-managed"}"#).unwrap();
        let of = |headers: &[(&str, &str)]| no_json(&connection, &reply(headers)).kind;
        assert_eq!((of(&[("Content-Type", "text/html")]), of(&[])), (Kind::Unauthenticated, Kind::Upstream));
    }

    #[test]
    fn statuses_have_the_phrases_of_http() {
        for (status, expected) in [
            (400, "Bad Request"),
            (401, "Unauthorized"),
            (403, "Forbidden"),
            (404, "Not Found"),
            (405, "Method Not Allowed"),
            (409, "Conflict"),
            (410, "Gone"),
            (429, "Too Many Requests"),
            (500, "Internal Server Error"),
            (502, "Bad Gateway"),
            (503, "Service Unavailable"),
            (504, "Gateway Timeout"),
        ] {
            assert_eq!(phrase(status), expected);
        }
        let (none, redirect, own) = (phrase(599), phrase(302), phrase(555));
        assert!(redirect != none && own != none && redirect != own);
    }
}
