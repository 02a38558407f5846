/** Where requests may go, and what goes along. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Purpose } from "bitbucket-connector";
import { isPublic, literal } from "../dist/host/address.js";
import { Policy } from "../dist/host/policy.js";

const policy = new Policy(
  [
    { url: "https://api.example.com/v1/", purpose: "api" },
    { url: "https://*.files.example.com", purpose: "storage" },
    { url: "https://login.example.com:8443", purpose: "token" },
  ],
  { authorization: "Bearer of the host", allow: ["archive.example.com", "http://127.0.0.1:9000"] },
);
const anyHost = new Policy([{ url: "https://*", purpose: "storage" }], {});

const check = (purpose: Purpose, url: string, headers: [string, string][] = [], by = policy) =>
  by.check(
    purpose,
    new URL(url),
    headers.map(([name, value]) => ({ name, value })),
  );

await describe("allowed", async () => {
  for (const [purpose, url] of [
    ["api", "https://api.example.com/v1/users"],
    ["api", "https://api.example.com/v1"],
    ["api", "https://api.example.com/v1/a..b/...?q=../.."],
    ["token", "https://login.example.com:8443/token"],
    ["storage", "https://eu.files.example.com/a"],
    ["storage", "https://archive.example.com/a"],
    ["storage", "http://127.0.0.1:9000/a"],
  ] as const) {
    await test(`${purpose}: ${url}`, () => assert.deepEqual(check(purpose, url), []));
  }
  await test("any public host", () => assert.deepEqual(check("storage", "https://anything.example.net/a", [], anyHost), []));
});

await describe("refused", async () => {
  for (const [purpose, url] of [
    ["api", "http://api.example.com/v1/users"],
    ["api", "https://api.example.com:8443/v1/users"],
    ["api", "https://api.example.com.evil.example/v1/users"],
    ["api", "https://api.example.com/v2/users"],
    ["api", "https://api.example.com/v10/users"],
    ["api", "https://api.example.com/v1/..%2f..%2fadmin"],
    ["api", "https://api.example.com/v1/%252e%252e%252fadmin"],
    ["api", "https://api.example.com/v1/..;a/admin"],
    ["api", "https://api.example.com/v1/..%5cadmin"],
    ["api", "https://ada:secret@api.example.com/v1/users"],
    ["api", "https://archive.example.com/a"],
    ["api", "https://login.example.com:8443/token"],
    ["token", "https://api.example.com/v1/token"],
    ["storage", "https://files.example.com/a"],
    ["storage", "https://a.b.files.example.com/a"],
    ["storage", "http://127.0.0.1:9001/a"],
  ] as const) {
    await test(`${purpose}: ${url}`, () => assert.equal(typeof check(purpose, url), "string"));
  }
  for (const url of [
    "https://127.0.0.1/a",
    "https://2130706433/a",
    "https://[::1]/a",
    "https://[::ffff:10.0.0.1]/a",
    "https://localhost/a",
    "https://169.254.169.254/latest/meta-data",
  ]) {
    await test(`an address of a private network: ${url}`, () =>
      assert.match(String(check("storage", url, [], anyHost)), /private network/));
  }
  for (const header of [
    ["Host", "evil.example"],
    ["content-length", "3"],
    ["Proxy-Authorization", "Basic x"],
    ["X-A", "b\r\nX-C: d"],
  ] as [string, string][]) {
    await test(`the header ${header[0]}`, () => assert.equal(typeof check("api", "https://api.example.com/v1/users", [header]), "string"));
  }
});

await test("credentials do not go to storage", () => {
  const headers: [string, string][] = [
    ["Authorization", "Bearer x"],
    ["COOKIE", "a=b"],
    ["Accept", "*/*"],
  ];
  assert.deepEqual(check("storage", "https://eu.files.example.com/a", headers), [{ name: "Accept", value: "*/*" }]);
  assert.deepEqual(
    [policy.authorization("api"), policy.authorization("storage"), policy.authorization("token")],
    ["Bearer of the host", undefined, undefined],
  );
});

await test("public addresses", () => {
  for (const address of ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::8.8.8.8"])
    assert.ok(isPublic(literal(address)!), address);
  for (const address of [
    "0.0.0.0",
    "10.1.2.3",
    "127.9.9.9",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "192.0.0.8",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
  ])
    assert.ok(!isPublic(literal(address)!), address);
  for (const address of [
    "::",
    "::1",
    "fe80::1%eth0",
    "fd00::1",
    "fec0::1",
    "ff02::1",
    "::ffff:192.168.0.1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
  ])
    assert.ok(!isPublic(literal(address)!), address);
  for (const name of ["example.com", "1.2.3", "1.2.3.4.5", "256.1.1.1", "::1::", "1:2:3"]) assert.equal(literal(name), undefined, name);
});
