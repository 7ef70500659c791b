import { readComposeService } from '../src/index.ts';

const compose = new URL('../../../docker-compose.yml', import.meta.url);

export const { image: localstackImage } = await readComposeService(compose, 'localstack');
export const { image: ministackImage } = await readComposeService(compose, 'ministack');
