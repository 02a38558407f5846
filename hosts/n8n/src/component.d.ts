/** The component, packed, in base64: the build makes it. */
declare module "*.wasm.gz" {
  const base64: string;
  export default base64;
}
