#!/bin/bash

if type update-alternatives >/dev/null 2>&1; then
    # Remove previous link if it doesn't use update-alternatives
    if [ -L '/usr/bin/${executable}' -a -e '/usr/bin/${executable}' -a "`readlink '/usr/bin/${executable}'`" != '/etc/alternatives/${executable}' ]; then
        rm -f '/usr/bin/${executable}'
    fi
    update-alternatives --install '/usr/bin/${executable}' '${executable}' '/opt/${sanitizedProductName}/${executable}' 100 || ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'
else
    ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'
fi

# Check if user namespaces are supported by the kernel and working with a quick test:
if ! { [[ -L /proc/self/ns/user ]] && unshare --user true; }; then
    # Use SUID chrome-sandbox only on systems without user namespaces:
    chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox' || true
else
    chmod 0755 '/opt/${sanitizedProductName}/chrome-sandbox' || true
fi

if hash update-mime-database 2>/dev/null; then
    update-mime-database /usr/share/mime || true
fi

if hash update-desktop-database 2>/dev/null; then
    update-desktop-database /usr/share/applications || true
fi

# Install apparmor profile. (Ubuntu 24+)
# First check if the version of AppArmor running on the device supports our profile.
# This is in order to keep backwards compatibility with Ubuntu 22.04 which does not support abi/4.0.
# In that case, we just skip installing the profile since the app runs fine without it on 22.04.
#
# Those apparmor_parser flags are akin to performing a dry run of loading a profile.
# https://wiki.debian.org/AppArmor/HowToUse#Dumping_profiles
#
# Unfortunately, at the moment AppArmor doesn't have a good story for backwards compatibility.
# https://askubuntu.com/questions/1517272/writing-a-backwards-compatible-apparmor-profile
if apparmor_status --enabled > /dev/null 2>&1; then
  APPARMOR_PROFILE_SOURCE='/opt/${sanitizedProductName}/resources/apparmor-profile'
  APPARMOR_PROFILE_TARGET='/etc/apparmor.d/${executable}'
  if apparmor_parser --skip-kernel-load --debug "$APPARMOR_PROFILE_SOURCE" > /dev/null 2>&1; then
    cp -f "$APPARMOR_PROFILE_SOURCE" "$APPARMOR_PROFILE_TARGET"

    # Updating the current AppArmor profile is not possible and probably not meaningful in a chroot'ed environment.
    # Use cases are for example environments where images for clients are maintained.
    # There, AppArmor might correctly be installed, but live updating makes no sense.
    if ! { [ -x '/usr/bin/ischroot' ] && /usr/bin/ischroot; } && hash apparmor_parser 2>/dev/null; then
      # Extra flags taken from dh_apparmor:
      # > By using '-W -T' we ensure that any abstraction updates are also pulled in.
      # https://wiki.debian.org/AppArmor/Contribute/FirstTimeProfileImport
      apparmor_parser --replace --write-cache --skip-read-cache "$APPARMOR_PROFILE_TARGET"
    fi
  else
    echo "Skipping the installation of the AppArmor profile as this version of AppArmor does not seem to support the bundled profile"
  fi
fi


# --- Gan Dan: from here on it is ours; what stands above is electron-builder's own text (a test compares it) ---
# Nothing a centre wrote is touched: its data lies in the folder of whoever runs the program.
root=${DPKG_ROOT:-}
system() { if [ -n "$root" ]; then echo "  would run: $*"; else "$@"; fi; }

# Who is in the group may take what a technician brought (point.json …) over, once, when the program first starts.
getent group gan-dan >/dev/null 2>&1 || system groupadd --system gan-dan
if [ -n "$SUDO_USER" ] && [ "$SUDO_USER" != root ]; then
  # lp and dialout: printers and scanners on USB and serial lines.
  system usermod --append --groups gan-dan,lp,dialout "$SUDO_USER" || true
fi
mkdir -p "$root/etc/gan-dan/configuration"
system chgrp -R gan-dan "$root/etc/gan-dan/configuration"
chmod 2770 "$root/etc/gan-dan/configuration"

machine="$root/opt/${sanitizedProductName}/resources/machine"
[ -e "$root/etc/gan-dan/machine.conf" ] || cp "$machine/machine.conf" "$root/etc/gan-dan/machine.conf"
# A line that is wrong must not leave a half-installed package: the page "Bác sĩ máy" says what is not set.
GAN_DAN_ROOT="$root" sh "$machine/machine-settings.sh" apply --config "$root/etc/gan-dan/machine.conf" ||
  echo "Gan Dan is installed, but the settings of this PC are not: mend /etc/gan-dan/machine.conf and run machine-settings.sh apply" >&2
exit 0
