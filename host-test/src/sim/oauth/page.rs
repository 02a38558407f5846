//! The page on which a person allows or denies, and a person who does.

use super::{Answer, Product};
use reqwest::{Client, Response, header};
use url::form_urlencoded;

/// The name of the buttons, and the value of the one that allows.
pub const DECISION: &str = "decision";
pub const ALLOW: &str = "allow";

/// What a person does about a wish for access.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Grants it.
    Allow,
    /// Denies it.
    Deny,
}

/// Asks for consent. The form brings everything back that was asked for.
pub fn consent(product: Product, scopes: &[String], parameters: &[(String, String)]) -> Answer {
    let items: String = scopes.iter().map(|scope| format!("<li>{}</li>\n", escaped(scope))).collect();
    let hidden: String = parameters
        .iter()
        .map(|(name, value)| format!("{HIDDEN}{}\" value=\"{}\">\n", escaped(name), escaped(value)))
        .collect();
    let name = match product {
        Product::Cloud => "Bitbucket Cloud",
        Product::DataCenter => "Bitbucket Data Center",
    };
    let body = format!(
        "<p>A workflow connector asks Ada Example for access to {name}:</p>\n<ul>\n{items}</ul>\n\
         <form method=\"post\">\n{hidden}\
         <button name=\"{DECISION}\" value=\"{ALLOW}\">Grant access</button>\n\
         <button name=\"{DECISION}\" value=\"deny\">Deny</button>\n</form>\n"
    );
    page(200, &body)
}

/// Where the person's browser can be sent nowhere else.
pub fn complaint(words: &str) -> Answer {
    page(400, &format!("<p>{}</p>\n", escaped(words)))
}

fn page(status: u16, body: &str) -> Answer {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<title>Simulated Bitbucket</title>\n<h1>Simulated Bitbucket</h1>\n{body}</html>\n"
    );
    Answer::text(status, "text/html; charset=utf-8", html)
}

/// How a hidden input begins; a person who clicks finds them by it.
const HIDDEN: &str = "<input type=\"hidden\" name=\"";

/// Opens the address as a browser would, decides on the page, and tells where the browser is sent then.
///
/// # Errors
/// The page's text where it asks for no consent, or what failed on the way.
pub async fn click(address: &str, decision: Decision) -> Result<String, String> {
    // Fails where somebody chose a provider already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let browser = Client::builder().redirect(reqwest::redirect::Policy::none()).build().map_err(told)?;
    let opened = browser.get(address).send().await.map_err(told)?;
    if let Some(sent) = location(&opened) {
        return Ok(sent);
    }
    let page = opened.text().await.map_err(told)?;
    if !page.contains("<form") {
        return Err(page);
    }
    let mut form = form_urlencoded::Serializer::new(String::new());
    for input in page.split(HIDDEN).skip(1) {
        if let Some((name, rest)) = input.split_once("\" value=\"") {
            form.append_pair(&plain(name), &plain(rest.split('"').next().unwrap_or_default()));
        }
    }
    form.append_pair(DECISION, if decision == Decision::Allow { ALLOW } else { "deny" });
    let posted = browser
        .post(address)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(form.finish())
        .send()
        .await
        .map_err(told)?;
    match location(&posted) {
        Some(sent) => Ok(sent),
        None => Err(posted.text().await.map_err(told)?),
    }
}

fn location(answer: &Response) -> Option<String> {
    answer.headers().get(header::LOCATION)?.to_str().ok().map(str::to_owned)
}

fn told(error: reqwest::Error) -> String {
    error.without_url().to_string()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn plain(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&")
}
