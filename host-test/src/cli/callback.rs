//! Where the browser comes back to after somebody agreed: a port of this machine that waits for one address.

use std::{net::Ipv4Addr, time::Duration};

use anyhow::Context as _;
use axum::{
    Router,
    extract::{OriginalUri, State},
    http::StatusCode,
    response::Html,
    routing::get,
};
use tokio::{net::TcpListener, sync::mpsc};

use super::failure::{self, Result, usage};

const PATH: &str = "/callback";

/// A person needs to sign in, perhaps with a second factor; who takes longer has gone.
pub const PATIENCE: Duration = Duration::from_secs(5 * 60);

/// The port, taken.
pub struct Callback {
    listener: TcpListener,
    address: String,
}

impl Callback {
    /// Takes the port; 0 for any that is free.
    pub async fn listen(port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| {
            usage(
                format!("Can't listen on port {port} for the callback: {error}."),
                "End what uses it, or take another: --port PORT. The consumer's callback URL has to name the same port.",
            )
        })?;
        let port = listener.local_addr().context("The port has no number.").map_err(failure::host)?.port();
        Ok(Self { listener, address: format!("http://{}:{port}", Ipv4Addr::LOCALHOST) })
    }

    /// What the consumer has to know as its callback URL.
    pub fn url(&self) -> String {
        format!("{}{PATH}", self.address)
    }

    /// The whole address that the browser came back to. Browsers ask for icons and open connections that they never
    /// use: nothing counts but an answer to the question.
    ///
    /// Anything on this machine can ask this port: what has another state than that of the sign-in is somebody else's, and
    /// the waiting goes on.
    pub async fn wait(self, state: &str, patience: Duration) -> Result<String> {
        let (came, mut comes) = mpsc::channel(1);
        let pages = Router::new().route(PATH, get(back)).with_state((came, state.to_owned()));
        let serving = axum::serve(self.listener, pages).into_future();
        let back = tokio::select! {
            back = comes.recv() => back,
            _ = serving => None,
            () = tokio::time::sleep(patience) => None,
        };
        // The page is on its way; the program may end before it has arrived.
        tokio::time::sleep(Duration::from_millis(100)).await;
        back.map(|path| format!("{}{path}", self.address)).ok_or_else(|| {
            usage(
                format!("No callback from the browser within {} minutes.", patience.as_secs().div_ceil(60)),
                "Run it again, and agree in the browser. If its page complains about the callback URL or redirect_uri, \
                 register the one shown above with the consumer.",
            )
        })
    }
}

async fn back(
    State((came, state)): State<(mpsc::Sender<String>, String)>,
    OriginalUri(uri): OriginalUri,
) -> (StatusCode, Html<&'static str>) {
    let query = uri.query().unwrap_or_default();
    let holds = |name: &str| url::form_urlencoded::parse(query.as_bytes()).any(|(key, _)| key == name);
    let own =
        url::form_urlencoded::parse(query.as_bytes()).any(|(key, value)| key == "state" && value == state.as_str());
    if !own || !(holds("code") || holds("error")) {
        return (StatusCode::BAD_REQUEST, Html("<p>This page is for Bitbucket to come back to."));
    }
    // The first counts; a browser that loads the page again changes nothing.
    let _ = came.try_send(uri.to_string());
    (
        StatusCode::OK,
        Html("<!doctype html><title>Bitbucket</title><p>You can close this window. See the terminal for the result."),
    )
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    use super::*;

    fn ask(address: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(address.trim_start_matches("http://")).expect("it listens");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        answer
    }

    #[tokio::test]
    async fn the_address_with_an_answer_counts_and_nothing_else_does() {
        let callback = Callback::listen(0).await.expect("a free port");
        let (address, url) = (callback.address.clone(), callback.url());
        assert!(url.starts_with("http://127.0.0.1:") && url.ends_with("/callback"), "{url}");
        let browser = tokio::task::spawn_blocking(move || {
            let unused = TcpStream::connect(address.trim_start_matches("http://")).expect("it listens");
            let answers = [
                "/favicon.ico",
                "/callback?code=x",
                "/callback?code=x&state=t",
                "/callback?state=s",
                "/callback?code=a%26b&state=s",
            ];
            let answers = answers.map(|path| ask(&address, path));
            drop(unused);
            answers
        });
        let back = callback.wait("s", PATIENCE).await.expect("it came back");
        assert_eq!(back, format!("{url}?code=a%26b&state=s"));
        let answers = browser.await.expect("no panic");
        for (answer, status) in answers.iter().zip(["404", "400", "400", "400", "200"]) {
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
        }
        assert!(answers[4].contains("You can close this window"));
    }

    #[tokio::test]
    async fn a_refusal_comes_back_as_well() {
        let callback = Callback::listen(0).await.expect("a free port");
        let (address, url) = (callback.address.clone(), callback.url());
        let browser = tokio::task::spawn_blocking(move || ask(&address, "/callback?error=access_denied&state=s"));
        let back = callback.wait("s", PATIENCE).await.expect("it came back");
        assert_eq!(back, format!("{url}?error=access_denied&state=s"));
        browser.await.expect("no panic");
    }

    #[tokio::test]
    async fn who_never_comes_back_is_not_waited_for_and_a_port_is_taken_once() {
        let callback = Callback::listen(0).await.expect("a free port");
        let port = callback.listener.local_addr().expect("an address").port();
        let taken = Callback::listen(port).await.err().expect("it is taken");
        assert!(taken.message.contains(&port.to_string()), "{}", taken.message);
        let gone = callback.wait("s", Duration::ZERO).await.expect_err("nobody came");
        assert!(gone.message.contains("No callback"), "{}", gone.message);
    }
}
