import { Bonjour, type Service } from 'bonjour-service';
import type { Discovery, FoundHost } from '../../ports/discovery.ts';

const TYPE = 'gan-dan';

/**
 * mDNS (RFC 6762) in the networks of this PC. A network that drops multicast, or a system that lets nobody listen on
 * 5353, finds nothing: an address can always be typed.
 */
export function bonjourDiscovery(): Discovery {
  return {
    announce: ({ port, name, key }) => {
      const bonjour = new Bonjour({}, () => {});
      bonjour.publish({ type: TYPE, port, name: `${name} ${key.slice(0, 8)}`, txt: { name, key: key.slice(0, 16) } });
      return () =>
        new Promise((resolve) => {
          bonjour.unpublishAll(() => {
            bonjour.destroy();
            resolve();
          });
        });
    },
    look: (listener) => {
      const bonjour = new Bonjour({}, () => {});
      const found = new Map<string, readonly FoundHost[]>();
      const tell = () => listener([...found.values()].flat());
      const browser = bonjour.find({ type: TYPE });
      browser.on('up', (service: Service) => {
        found.set(service.fqdn, foundAt(service));
        tell();
      });
      browser.on('down', (service: Service) => {
        found.delete(service.fqdn);
        tell();
      });
      return () => {
        browser.stop();
        bonjour.destroy();
      };
    },
  };
}

/** Said by whoever likes to: cut short, and only what an address may be. */
function foundAt({ addresses = [], port, txt }: Service): readonly FoundHost[] {
  const { name, key } = (txt ?? {}) as { name?: unknown; key?: unknown };
  return addresses
    .filter((address) => /^\d{1,3}(\.\d{1,3}){3}$/.test(address))
    .slice(0, 4)
    .map((address) => ({ name: text(name, 60), address, port, saysKey: text(key, 16) }));
}

function text(value: unknown, most: number): string {
  return typeof value === 'string' ? value.slice(0, most) : '';
}
