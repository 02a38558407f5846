"""Components that misbehave. Each has one action, whatever its name."""

from __future__ import annotations


def guest(body: str, imports: str = "", core: str = "", arguments: str = "") -> bytes:
    """A component whose action runs this code of a function without parameters that matter."""
    return f"""
(component
  {imports}
  (core module $module
    {core}
    (memory (export "memory") 1)
    (global $free (mut i32) (i32.const 1024))
    (func (export "realloc") (param i32 i32 i32 i32) (result i32)
      (global.get $free)
      (global.set $free (i32.add (global.get $free) (i32.and (i32.add (local.get 3) (i32.const 7)) (i32.const -8)))))
    (func (export "invoke") (param i32 i32 i32 i32 i32 i32) (result i32)
      {body}
      (i32.const 0)))
  (core instance $instance (instantiate $module {arguments}))
  (func $invoke (param "connection" string) (param "action" string) (param "input" string)
    (result (result string (error string)))
    (canon lift (core func $instance "invoke") (memory (core memory $instance "memory")) (realloc (core func $instance "realloc"))))
  (instance (export "workflow:connector/actions@0.1.0") (export "invoke" (func $invoke))))
""".encode()


COMPUTES = guest("(loop $again (br $again))")

CRASHES = guest("unreachable")

GROWS = guest(
    """(loop $again
         (if (i32.eq (memory.grow (i32.const 16)) (i32.const -1)) (then unreachable))
         (br $again))"""
)

_SLEEP = {
    "imports": """
  (import "workflow:connector/system@0.1.0" (instance $system (export "sleep" (func (param "ms" u32)))))
  (core func $sleep (canon lower (func $system "sleep")))
  (core instance $host (export "sleep" (func $sleep)))""",
    "core": '(import "host" "sleep" (func $sleep (param i32)))',
    "arguments": '(with "host" (instance $host))',
}

SLEEPS = guest("(call $sleep (i32.const 60000)) unreachable", **_SLEEP)

SLEEPS_ON = guest("(loop $again (call $sleep (i32.const 60000)) (br $again))", **_SLEEP)
