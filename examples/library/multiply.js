import { multiply, multiplyBody } from 'multiply-core';

const a = 12345678901234567890n;
const result = multiply(a, a);
if (result.ok) console.log(`${a} × ${a} = ${result.product}`);

for (const body of ['{"a":2.5,"b":4}', '{"a":94906267,"b":94906267}', '{"a":12}']) {
  const { ok, product, rejection } = multiplyBody(body);
  console.log(body, '→', ok ? product : rejection.code);
}
