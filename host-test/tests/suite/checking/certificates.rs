//! Certificates that nobody should trust, over real TLS on this machine; and clocks that differ.

use super::{Site, assert_failed, assert_passed, assert_skipped, check, services, test};
use host_test::{
    clock::FakeClock,
    sim::{Product, Script, TOKEN},
};
use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer};
use serde_json::json;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// A server that shows a certificate of its own making, valid between these years; its address, and a count of those
/// who trusted it.
async fn server(from: i32, to: i32) -> (String, Arc<AtomicUsize>) {
    let mut certificate = CertificateParams::new(["localhost".to_owned()]).expect("a name");
    (certificate.not_before, certificate.not_after) = (date_time_ymd(from, 1, 1), date_time_ymd(to, 1, 1));
    let key = KeyPair::generate().expect("a key");
    let certificate = certificate.self_signed(&key).expect("a certificate");
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|config| config.with_no_client_auth().with_single_cert(vec![certificate.der().clone()], key))
        .expect("a configuration");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("https://localhost:{}", listener.local_addr().expect("an address").port());
    let trusted = Arc::new(AtomicUsize::new(0));
    let count = trusted.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if acceptor.accept(stream).await.is_ok() {
                count.fetch_add(1, Ordering::SeqCst);
            }
        }
    });
    (address, trusted)
}

#[tokio::test]
async fn a_certificate_that_cannot_be_trusted_is_told_and_gets_no_credential() {
    for (from, to, words) in [
        (2020, 2100, &["certificate", "authority"][..]),
        (2020, 2021, &["certificate", "expired"]),
        (2090, 2100, &["certificate", "isn't valid yet"]),
    ] {
        let (address, trusted) = server(from, to).await;
        let settings = json!({
            "product": "data-center", "credential": "http-access-token", "base_url": address, "token": TOKEN,
        });
        let services = services(&settings, Arc::new(FakeClock::default()));
        let report = test(&services, &settings, &[]).await.expect("a report");
        assert_failed(&report, "identity", words);
        assert_skipped(&report, "repositories", &["Skipped"]);
        assert_eq!(trusted.load(Ordering::SeqCst), 0, "{words:?}");
    }
}

#[tokio::test]
async fn nobody_there_is_no_matter_of_certificates() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("https://localhost:{}", listener.local_addr().expect("an address").port());
    drop(listener);
    let settings = json!({
        "product": "data-center", "credential": "http-access-token", "base_url": address, "token": TOKEN,
    });
    let services = services(&settings, Arc::new(FakeClock::default()));
    let report = test(&services, &settings, &[]).await.expect("a report");
    assert_failed(&report, "identity", &["Can't reach", "localhost"]);
    assert!(!check(&report, "identity").message.contains("authority"), "{report:?}");
}

#[tokio::test]
async fn clocks_that_differ_are_told() {
    const NOON: u64 = 1_793_534_400_000;
    for (product, credential) in [(Product::Cloud, "api-token"), (Product::DataCenter, "http-access-token")] {
        for (now, warned) in
            [(NOON, false), (NOON + 4 * 60_000, false), (NOON + 6 * 60_000, true), (NOON - 6 * 60_000, true), (0, true)]
        {
            let mut site = Site::new(product, credential, Script::default(), json!({}));
            site.services.clock = Arc::new(FakeClock::at(now));
            let report = site.test(&["repositories"]).await;
            assert!(report.passed, "{report:?}");
            match warned {
                true => assert_passed(&report, "identity", &["Warning", "clock", "minutes"]),
                false => assert!(!check(&report, "identity").message.contains("clock"), "{report:?}"),
            }
        }
    }
}
