import serverlessExpress from '@codegenie/serverless-express';
import express from 'express';

const app = express();
app.use(express.json());

app.get('/pets/:id', (request, response) => {
  response.json({ id: request.params.id, agent: request.get('user-agent') });
});

app.post('/pets', (request, response) => {
  response.status(201).json({ created: request.body.name });
});

export const handler = serverlessExpress({ app });
