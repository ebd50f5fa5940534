import { startPage } from '../ui/start-page.tsx';
import { StripApp } from './strip-app.tsx';

// It is the counter's own terminal, seen small: what the counter page may do it may. Signing in there gives that terminal
// another token, which this page takes over.
const tokenKey = 'gan-dan.counter';
window.addEventListener('storage', ({ key, newValue }) => {
  if (key !== tokenKey || newValue === window.sessionStorage.getItem(tokenKey)) return;
  window.sessionStorage.removeItem(tokenKey);
  window.location.reload();
});

startPage('counter', <StripApp />);
