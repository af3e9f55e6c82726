#!/usr/bin/env bash
# Makes stand-ins for the base images named in deploy/Dockerfile from Debian's packages and this machine's .NET, for a machine that reaches no
# container registry. The runtime image gets no shell, as the real one has none.
set -euo pipefail
sdk=$1 runtime=$2
dotnet_root=$(dirname "$(readlink -f "$(command -v dotnet)")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! podman image exists "$sdk"; then
  mmdebstrap --quiet --variant=minbase --include=libicu72,libssl3,tzdata,ca-certificates bookworm "$work/base.tar"
  podman import --quiet "$work/base.tar" localhost/debian-for-dotnet:1 >/dev/null
  builder=$(buildah from --isolation chroot localhost/debian-for-dotnet:1)
  buildah copy -q "$builder" "$dotnet_root" /usr/share/dotnet
  buildah config --env PATH=/usr/share/dotnet:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --env DOTNET_ROOT=/usr/share/dotnet "$builder"
  buildah commit -q "$builder" "$sdk" >/dev/null
  buildah rm "$builder" >/dev/null
fi

if ! podman image exists "$runtime"; then
  builder=$(buildah from --isolation chroot localhost/debian-for-dotnet:1)
  root=$(buildah mount "$builder")
  mkdir -p "$root/usr/share/dotnet/shared"
  cp -a "$dotnet_root/dotnet" "$dotnet_root/host" "$root/usr/share/dotnet/"
  cp -a "$dotnet_root/shared/Microsoft.NETCore.App" "$dotnet_root/shared/Microsoft.AspNetCore.App" "$root/usr/share/dotnet/shared/"
  rm -f "$root"/bin/{sh,bash,dash,rbash} "$root"/usr/bin/{sh,bash,dash,rbash,perl*,apt*}
  buildah umount "$builder" >/dev/null
  buildah config --env PATH=/usr/share/dotnet --env DOTNET_ROOT=/usr/share/dotnet "$builder"
  buildah commit -q "$builder" "$runtime" >/dev/null
  buildah rm "$builder" >/dev/null
fi
