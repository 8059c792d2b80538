// What the JavaScript runner imports before the tool's code comes.
async function main() {
  return { message: '', rawData: [1, 1n, true, null] };
}

export { main as toolroomMain };
