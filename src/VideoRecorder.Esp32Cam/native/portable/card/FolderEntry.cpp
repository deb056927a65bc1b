#include "FolderEntry.h"

namespace videorecorder
{

uint32_t FolderEntry::Put(const CardEntry &entry, uint8_t *target, uint32_t space)
{
    const uint32_t length = kHeadBytes + entry.nameLength;
    if (entry.nameLength == 0 || length > space)
    {
        return 0;
    }

    for (uint32_t byte = 0; byte < 4; ++byte)
    {
        target[byte] = static_cast<uint8_t>(entry.size >> (8 * byte));
    }

    target[4] = static_cast<uint8_t>((entry.isFolder ? kFolderFlag : 0) | (entry.hasArchive ? kArchiveFlag : 0));
    target[5] = entry.nameLength;
    for (uint32_t at = 0; at < entry.nameLength; ++at)
    {
        const char character = entry.name[at];
        const bool isPlain = character >= 0x20 && character <= 0x7E;
        target[kHeadBytes + at] = static_cast<uint8_t>(isPlain ? character : '?');
    }

    return length;
}

} // namespace videorecorder
