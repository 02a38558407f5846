//! Connectors that mean harm: the world's empty implementation with some functions' bodies replaced.

use crate::root;
use wit_component::{ComponentEncoder, StringEncoding, dummy_module, embed_component_metadata};
use wit_parser::{LiftLowerAbi, ManglingAndAbi, Resolve};

/// Never comes back.
pub const LOOPS: &str = "(loop (br 0)) unreachable";
/// Takes a megabyte at a time, without end.
pub const HOARDS: &str = "(loop (drop (memory.grow (i32.const 16))) (br 0)) unreachable";
/// Crashes.
pub const TRAPS: &str = "unreachable";

/// `invoke` sends `GET <input>` on behalf of the connection that `<action>` names, and answers with the body or with the
/// host's refusal, whichever comes. The input is one of [`asking`].
const FORWARDS: &str = "
    (i32.store (i32.const 1536) (local.get 2))
    (i32.store (i32.const 1540) (local.get 3))
    (i32.store8 (i32.const 1544) (i32.sub (i32.load8_u (local.get 4)) (i32.const 48)))
    (i32.store (i32.const 1548) (i32.const 16))
    (i32.store (i32.const 1552) (i32.const 3))
    (i32.store (i32.const 1556) (i32.add (local.get 4) (i32.const 1)))
    (i32.store (i32.const 1560) (i32.sub (local.get 5) (i32.const 1)))
    (i64.store (i32.const 1592) (i64.const 1000000))
    (i32.store (i32.const 1600) (i32.const 60000))
    (call $send (i32.const 1536) (i32.const 1024))
    (if (i32.load8_u (i32.const 1024))
        (then
            (i32.store (i32.const 2056) (i32.load (i32.const 1040)))
            (i32.store (i32.const 2060) (i32.load (i32.const 1044))))
        (else
            (i32.store (i32.const 2056) (i32.load (i32.const 1056)))
            (i32.store (i32.const 2060) (i32.load (i32.const 1060)))))
    (i32.const 2048)";

/// Tells the origins at 128.
const ORIGINS: &str = "
    (i32.store (i32.const 112) (i32.const 128))
    (i32.store (i32.const 116) (i32.const 6))
    (i32.const 104)";

/// What such a connector wants to reach, and for what purpose.
pub const TOLD: [(&str, u8); 6] = [
    ("https://api.example.com", 0),
    ("https://login.example.com", 1),
    ("https://*.storage.example.com", 2),
    ("https://10.0.0.1", 2),
    ("https://[::ffff:169.254.169.254]", 2),
    ("https://git.example.com/bitbucket/rest/", 0),
];

/// The input for a request of this purpose (0: api, 1: token, 2: storage).
pub fn asking(purpose: u8, address: &str) -> String {
    format!("{purpose}{address}")
}

/// The bump allocator that the answers of the host need; its mark is kept at address 0.
const ALLOCATES: &str = "
    (i32.store (i32.const 0) (i32.and (i32.add (i32.load (i32.const 0)) (i32.const 7)) (i32.const -8)))
    (i32.load (i32.const 0))
    (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (local.get 3)))";

/// What the memory holds at first: the allocator's mark, the method, and the origins with their texts from 256.
fn data() -> String {
    let (mut records, mut texts) = (String::new(), String::new());
    for (address, purpose) in TOLD {
        for number in [256 + texts.len() as u32, address.len() as u32, purpose.into()] {
            records.extend(number.to_le_bytes().map(|byte| format!("\\{byte:02x}")));
        }
        texts += address;
    }
    format!(
        r#"(data (i32.const 0) "\00\10\00\00") (data (i32.const 16) "GET") (data (i32.const 128) "{records}") (data (i32.const 256) "{texts}")"#
    )
}

/// A component whose `catalog.describe` does this, and whose `actions.invoke` forwards requests.
pub fn component(describe: &str) -> Vec<u8> {
    of_world("connector", describe)
}

/// As `component`, with the exports of this world.
pub fn of_world(world: &str, describe: &str) -> Vec<u8> {
    made(world, describe, FORWARDS)
}

/// A component whose `actions.invoke` does this.
pub fn invoking(invoke: &str) -> Vec<u8> {
    made("connector", TRAPS, invoke)
}

fn made(world: &str, describe: &str, invoke: &str) -> Vec<u8> {
    let mut resolve = Resolve::default();
    let (package, _) = resolve.push_path(root().join("wit")).expect("the contract parses");
    let world = resolve.select_world(&[package], Some(world)).expect("the contract has the world");
    let dummy = dummy_module(&resolve, world, ManglingAndAbi::Legacy(LiftLowerAbi::Sync));
    let mut text = wasmprinter::print_bytes(dummy).expect("a module");

    let send = between(&text, "\"workflow:connector/http@0.1.0\" \"send\" (func (;", ";)");
    text = with_body(&text, "workflow:connector/actions@0.1.0#invoke", &invoke.replace("$send", &send));
    text = with_body(&text, "workflow:connector/catalog@0.1.0#describe", describe);
    text = with_body(&text, "workflow:connector/catalog@0.1.0#origins", ORIGINS);
    text = with_body(&text, "cabi_realloc", ALLOCATES);
    text = text.replacen("(memory (;0;) 0)", "(memory (;0;) 1)", 1);
    let end = text.rfind(')').expect("a module ends");
    text.insert_str(end, &data());

    let mut module = wat::parse_str(text).expect("a valid module");
    embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8).expect("a module of this world");
    ComponentEncoder::default().module(&module).expect("a module of this world").encode().expect("a component")
}

/// The module with another body for the exported function.
fn with_body(text: &str, export: &str, body: &str) -> String {
    let index = between(text, &format!("(export \"{export}\" (func "), ")");
    let start = text.find(&format!("(func (;{index};)")).expect("an exported function is there");
    let (before, function) = text.split_at(start);
    before.to_owned() + &function.replacen("unreachable", body, 1)
}

fn between(text: &str, before: &str, after: &str) -> String {
    let rest = &text[text.find(before).unwrap_or_else(|| panic!("no {before} in {text}")) + before.len()..];
    rest[..rest.find(after).expect("what begins ends")].to_owned()
}
