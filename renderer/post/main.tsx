import { startPlainPage } from '../ui/start-page.tsx';
import { PostApp } from './post-app.tsx';

startPlainPage('post', <PostApp />);
