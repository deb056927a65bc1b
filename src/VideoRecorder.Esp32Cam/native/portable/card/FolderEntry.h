#pragma once

#include <cstdint>

#include "CardPort.h"

namespace videorecorder
{

/// Entries of a folder in the form of CardVolume.ReadFolder of C#: size (4 bytes, little endian), flags (1), length of
/// the name (1), name.
class FolderEntry
{
public:
    static constexpr uint32_t kHeadBytes = 6;
    static constexpr uint8_t kFolderFlag = 1;
    static constexpr uint8_t kArchiveFlag = 2;

    /// Puts an entry into memory with so many bytes. Returns its bytes; 0 when it has no name or does not fit. What is not
    /// plain ASCII in the name becomes a question mark, which no path can hold.
    static uint32_t Put(const CardEntry &entry, uint8_t *target, uint32_t space);
};

} // namespace videorecorder
