export async function handler({ queryStringParameters: { name = 'you' } = {} }) {
  return { greeting: `Hello ${name}` };
}
