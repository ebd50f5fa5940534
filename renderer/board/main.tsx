import { startPage } from '../ui/start-page.tsx';
import { BoardApp } from './board-app.tsx';

startPage('board', <BoardApp />);
