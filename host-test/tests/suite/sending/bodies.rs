//! Bodies of any size and any bytes.

use super::{HERE, Site, request, thing};
use crate::loaded;
use async_trait::async_trait;
use host_test::{
    ApiRequest, Limits,
    blobs::{Blob, Blobs, NewBlob},
    http::{Chunk, Content},
    sim::{Answer, Product, Rule, Script},
    types::ErrorKind,
};
use serde_json::json;
use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use tokio::io::AsyncReadExt;

const GIBIBYTE: u64 = 1 << 30;

/// Of `head -c 1073741824 /dev/zero | sha256sum`.
const ZEROS: &str = "49bc20df15e412a64472421e13fe86ff1c5165e18b2afccf160d4dc19fe68a14";

/// A file store that keeps no bytes: what is read is zeros, what is written is counted.
#[derive(Clone, Default)]
struct Sparse(Arc<AtomicU64>);

#[async_trait]
impl Blobs for Sparse {
    async fn open(&self, _: &str) -> io::Result<Blob> {
        Ok(Blob { bytes: GIBIBYTE, reader: Box::pin(tokio::io::repeat(0).take(GIBIBYTE)) })
    }

    async fn create(&self) -> io::Result<Box<dyn NewBlob>> {
        Ok(Box::new(self.clone()))
    }
}

#[async_trait]
impl NewBlob for Sparse {
    async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        Ok(())
    }

    async fn finish(self: Box<Self>) -> io::Result<String> {
        Ok("sparse".into())
    }
}

/// In a process of its own, whose memory is then that of nothing else.
#[cfg(target_os = "linux")]
#[test]
fn a_gibibyte_passes_by_memory() {
    for product in Product::ALL {
        for way in ["download", "upload"] {
            let itself = std::env::current_exe().expect("a program");
            let child = std::process::Command::new(itself)
                .args(["--exact", "sending::bodies::stream_a_gibibyte", "--ignored", "--nocapture"])
                .env("STREAM", format!("{way} {}", product.id()))
                .output()
                .expect("it starts");
            let told = String::from_utf8_lossy(&child.stdout);
            assert!(child.status.success(), "{told}{}", String::from_utf8_lossy(&child.stderr));
            let grown = told.lines().find_map(|line| line.strip_prefix("grown by "));
            let grown: u64 = grown.and_then(|kibibytes| kibibytes.parse().ok()).expect("a number");
            println!("{way} of 1 GiB, {product:?}: {} MiB more at the most", grown >> 10);
            assert!(grown < 64 << 10, "{way} {product:?}: {grown} KiB");
        }
    }
}

#[tokio::test]
#[ignore = "runs in a process of its own, for `a_gibibyte_passes_by_memory`"]
async fn stream_a_gibibyte() {
    let way = std::env::var("STREAM").unwrap_or_else(|_| "download cloud".into());
    let product = if way.ends_with("cloud") { Product::Cloud } else { Product::DataCenter };
    let rules = [("GET", Answer::stream(GIBIBYTE)), ("PUT", Answer::json(200, &json!({})))];
    let rules = rules.map(|(method, answer)| Rule::on(method, &thing(product)).answers(answer));
    let mut site = Site::new(product, rules.into_iter().fold(Script::default(), Script::rule));
    site.set(json!({ "timeout_ms": 300_000 }));
    let store = Sparse::default();
    site.services.blobs = Arc::new(store.clone());
    let limits = Limits { memory_bytes: 16 << 20, ..Limits::default() };
    let host = loaded(limits);

    let before = memory("VmRSS:");
    // Forgets what loading the connector took at its peak.
    std::fs::write("/proc/self/clear_refs", "5").expect("Linux");
    if way.starts_with("download") {
        let download = ApiRequest { save_as_blob: true, ..request("GET", "thing") };
        let answer = host.call_api(&site.services, HERE, &download).await.expect("an answer").expect("a success");
        assert!(matches!(&answer.body, Content::Blob(blob) if blob.handle == "sparse" && blob.size == Some(GIBIBYTE)));
        assert_eq!(store.0.load(Ordering::Relaxed), GIBIBYTE);
    } else {
        let upload = ApiRequest { body: vec![Chunk::Blob("any".into())], ..request("PUT", "thing") };
        host.call_api(&site.services, HERE, &upload).await.expect("an answer").expect("a success");
        let seen = site.requests().pop().expect("one request");
        assert_eq!((seen.bytes, seen.sha256.as_str()), (GIBIBYTE, ZEROS));
        assert_eq!(seen.header("content-length"), Some("1073741824"));
    }
    println!("\ngrown by {}", memory("VmHWM:").saturating_sub(before));
}

/// This process's memory in KiB, as Linux tells it.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("a line");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

#[tokio::test]
async fn what_is_too_large_names_the_way_out() {
    for product in Product::ALL {
        let rule = Rule::on("GET", &thing(product)).answers(Answer::stream(40 << 20));
        let mut site = Site::new(product, Script::default().rule(rule));
        let error = site.call("GET").await.expect_err("it is too large");
        assert_eq!((error.kind, site.count("GET")), (ErrorKind::TooLarge, 1), "{product:?}");
        let resolution = error.resolution.expect("a way out");
        assert!(resolution.contains("blob"), "{resolution}");
        assert!(error.message.contains("16777216 bytes"), "{}", error.message);

        let store = Sparse::default();
        site.services.blobs = Arc::new(store.clone());
        let input = json!({ "path": "thing", "response_as": "blob" });
        let answer = site.invoke("call-api", &input).await.expect("a success");
        assert_eq!((&answer["format"], &answer["body"]["blob"]), (&json!("blob"), &json!("sparse")), "{product:?}");
        assert_eq!(answer["body"]["size"], json!(40 << 20), "{product:?}");
        assert_eq!(store.0.load(Ordering::Relaxed), 40 << 20);
    }
}

#[tokio::test]
async fn bytes_stay_bytes() {
    let every: Vec<u8> = (0..=255).collect();
    for product in Product::ALL {
        for media in ["application/octet-stream", "text/plain; charset=iso-8859-1", "application/json"] {
            let rule = Rule::on("*", &thing(product)).answers(Answer::text(200, media, every.clone()));
            let site = Site::new(product, Script::default().rule(rule));
            let upload = ApiRequest { body: vec![Chunk::Bytes(every.clone())], ..request("PUT", "thing") };
            let answer = site.send(upload).await.expect("a success");
            assert!(matches!(answer.body, Content::Bytes(bytes) if bytes == every), "{product:?} {media}");
            assert_eq!(site.requests()[0].body, every, "{product:?}");
        }
    }
}
