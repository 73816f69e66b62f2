import { tuneEngine } from '../io/tune-engine.ts';

tuneEngine();
void import('./main.ts').then(({ main }) => main(process.argv.slice(2)));
