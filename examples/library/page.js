import { multiplyBody } from 'multiply-core';

const form = document.querySelector('form');
const output = document.querySelector('output');

function show() {
  const { a, b } = form.elements;
  // The library takes the text of the numbers, so no digit is lost.
  const { ok, product, rejection } = multiplyBody(`{"a":${a.value},"b":${b.value}}`);
  output.textContent = ok ? product : rejection.message;
}

form.addEventListener('input', show);
show();
